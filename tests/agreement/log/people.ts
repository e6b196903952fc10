import type { Random } from '../random';
import { AGENCIES } from '../values';
import { DAY } from './cells';

/** With clock changes, without, half and quarter hours, midnight changes, an hour that turns half. */
export const ZONES = [
  'America/New_York',
  'America/Los_Angeles',
  'America/Phoenix',
  'America/St_Johns',
  'Europe/Lisbon',
  'Africa/Cairo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Shanghai',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'America/Santiago'
];

/** Whom a log is about: an account, its consumer and where they are. */
export interface Person {
  account: string;
  consumer: string;
  zones: string;
  agency: string;
}

/** Few people, so that windows fill; some share a consumer, some have no account. */
export function people(random: Random, count: number): Person[] {
  return Array.from({ length: count }, (_, index) => ({
    account: random.chance(0.06) ? '' : `A${index}`,
    consumer: random.chance(0.3) ? '' : `P${Math.floor(index / 2)}`,
    zones: random.chance(0.15)
      ? ''
      : random.chance(0.25)
        ? `${random.pick(ZONES)};${random.pick(ZONES)}`
        : random.pick(ZONES),
    agency: random.pick(AGENCIES)
  }));
}

/** Clusters around busy moments, the edges of permitted hours and midnights, so that bounds are hit to the second. */
export function instants(random: Random, size: number, start: number, days: number): number[] {
  const busy = Array.from({ length: Math.max(3, Math.floor(size / 25)) }, () => random.whole(0, days * DAY));
  const found: number[] = [];
  for (let i = 0; i < size; i++) {
    const last = found.at(-1);
    if (last !== undefined && random.chance(0.12)) found.push(last);
    else if (random.chance(0.3)) {
      const edge = random.pick([0, 8 * 3600, 21 * 3600, 22 * 3600]) + random.pick([-1, 0, 1]);
      const half = random.whole(-26, 26) * 1800;
      found.push(start + random.whole(1, days - 2) * DAY + edge + half);
    } else if (random.chance(0.6)) found.push(start + random.pick(busy) + random.whole(-5 * 3600, 5 * 3600));
    else found.push(start + random.whole(0, days * DAY));
  }
  return found;
}
