import { readFileSync } from 'node:fs';

interface Zone {
  until: number[];
  offset: number[];
}

const table: { zones: Record<string, Zone>; links: Record<string, string> } = JSON.parse(
  readFileSync(new URL('../../static/zones.json', import.meta.url), 'utf8')
);

const DAY = 86_400;

function zoneNamed(name: string): Zone {
  const zone = table.zones[name] ?? table.zones[table.links[name] ?? ''];
  if (!zone) throw new RangeError(`no zone ${name}`);
  return zone;
}

export const isZone = (name: string): boolean =>
  Object.hasOwn(table.zones, name) || Object.hasOwn(table.links, name);

/** Seconds east of UTC, by linear search. */
export function offsetAt(name: string, instant: number): number {
  const { until, offset } = zoneNamed(name);
  for (let i = 0; i < until.length; i++) if (instant < until[i]!) return offset[i]!;
  return offset.at(-1)!;
}

const memory = new Map<string, { day: number; second: number }>();

export function localAt(name: string, instant: number): { day: number; second: number } {
  const key = `${name} ${instant}`;
  const known = memory.get(key);
  if (known) return known;
  const wall = instant + offsetAt(name, instant);
  const day = Math.floor(wall / DAY);
  const local = { day, second: wall - day * DAY };
  memory.set(key, local);
  return local;
}

/** Instant of a wall time (seconds as if in UTC): the earlier of two, and a gap is moved forward by itself. */
export function instantOf(name: string, wall: number): number {
  const { offset } = zoneNamed(name);
  let earliest: number | null = null;
  for (const seconds of new Set(offset)) {
    const instant = wall - seconds;
    if (offsetAt(name, instant) === seconds && (earliest === null || instant < earliest)) earliest = instant;
  }
  if (earliest !== null) return earliest;
  // Nobody's clock showed it: the offset before the gap holds a day earlier, whatever the gap.
  const { until } = zoneNamed(name);
  for (let i = 0; i < until.length; i++) {
    const [before, after] = [offset[i]!, offset[i + 1]!];
    if (wall >= until[i]! + before && wall < until[i]! + after) return wall - before;
  }
  throw new RangeError(`no instant for ${wall} in ${name}`);
}
