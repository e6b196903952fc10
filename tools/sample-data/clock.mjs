// Local clocks of the sample zones in 2026, from their offsets. Kept apart from the program's zone table on purpose:
// the check of the planted violations must not share its source with what it checks.
const HOUR = 3600;
export const DAY = 86400;
const FORWARD = (standard) => Date.UTC(2026, 2, 8, 2) / 1000 - standard * HOUR;
const BACK = (standard) => Date.UTC(2026, 10, 1, 1) / 1000 - standard * HOUR;
const STANDARD = { 'America/New_York': -5, 'America/Chicago': -6, 'America/Denver': -7, 'America/Los_Angeles': -8 };

export function offset(zone, t) {
  if (zone === 'Asia/Shanghai') return 8 * HOUR;
  if (zone === 'UTC') return 0;
  const standard = STANDARD[zone];
  if (standard === undefined) throw new Error(`no clock for ${zone}`);
  return (standard + (t >= FORWARD(standard) && t < BACK(standard) ? 1 : 0)) * HOUR;
}

/** `{day, second}` on the zone's clock: days since 1970-01-01, second of the day. */
export function local(zone, t) {
  const wall = t + offset(zone, t);
  return { day: Math.floor(wall / DAY), second: ((wall % DAY) + DAY) % DAY };
}

/** The instant of a wall time; the caller keeps away from hours that the clock skips or repeats. */
export function instant(zone, day, second) {
  const wall = day * DAY + second;
  const guess = wall - offset(zone, wall);
  return wall - offset(zone, guess);
}

export const dayOf = (date) => Date.parse(`${date}T00:00:00Z`) / 1000 / DAY;
export const dateOf = (day) => new Date(day * DAY * 1000).toISOString().slice(0, 10);
export const at = (hours, minutes = 0, seconds = 0) => hours * HOUR + minutes * 60 + seconds;
export const isWeekend = (day) => [0, 6].includes(new Date(day * DAY * 1000).getUTCDay());
const clock = (second) => new Date(second * 1000).toISOString().slice(11, 19);
export const naive = (zone, t) => { const { day, second } = local(zone, t); return `${dateOf(day)} ${clock(second)}`; };
export const utc = (t) => new Date(t * 1000).toISOString().replace('.000Z', 'Z');
