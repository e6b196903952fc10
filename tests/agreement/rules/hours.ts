import { CHANNELS, PLACES, WEEKDAYS } from '#lib/core/domain';
import type { Plain } from '#lib/core/rulebook';
import type { Random } from '../random';
import { maybe, RANDOM_CALENDARS, type Maker, type Params } from './parts';

const INTERVALS: Plain[] = [
  [['08:00', '21:00']],
  [['08:00', '22:00']],
  [
    ['00:00', '02:30'],
    ['09:00:30', '12:00'],
    ['13:30', '24:00']
  ],
  [['00:00', '24:00']],
  [],
  [['12:00', '12:00']],
  [
    ['00:00', '12:00'],
    ['12:00', '24:00']
  ]
];

function contactHours(random: Random): Params {
  const days = random.chance(0.7) ? WEEKDAYS : random.some(WEEKDAYS);
  const usual = random.pick(INTERVALS);
  const allowed = Object.fromEntries(
    days.map((name) => [name, random.chance(0.7) ? usual : random.pick(INTERVALS)])
  );
  const rule: Plain = random.chance(0.5) ? 'none' : { hours: random.pick(INTERVALS) };
  return {
    ...maybe(random, 0.3, { channels: random.some(CHANNELS) }),
    ...maybe(random, 0.3, { places: random.some(PLACES) }),
    allowed,
    ...maybe(random, 0.7, { end: random.pick(['exclusive', 'inclusive']) }),
    ...maybe(random, 0.35, { holidays: { calendar: random.pick(Object.keys(RANDOM_CALENDARS)), rule } }),
    ...maybe(random, 0.8, {
      basis: random.pick([
        'consumer',
        'all_candidates',
        'all_candidates',
        'Asia/Kathmandu',
        'America/New_York'
      ])
    }),
    ...maybe(random, 0.25, { waived_above_days_past_due: random.pick([0, 30, 90]) })
  };
}

export const HOURS: Record<string, Maker> = { 'contact-hours': { make: contactHours } };
