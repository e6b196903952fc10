import { SUBJECT_KEYS } from '#lib/core/domain';
import type { Calendar, Plain } from '#lib/core/rulebook';
import { dayOf } from '#lib/core/rulebook';
import type { Random } from '../random';

export type Params = Record<string, Plain>;

/** Random parameters of a kind. */
export interface Maker {
  make(random: Random): Params;
  /** Parameters that cannot be dated on their own without contradicting another. */
  undated?: readonly string[];
}

export const day = (text: string): number => dayOf(text)!;

/** Calendars of the rulebook that random rules name: one known for ever, one that ends within the logs. */
export const RANDOM_CALENDARS: Record<string, Calendar> = {
  open: {
    base: null,
    off: Array.from({ length: 60 }, (_, i) => day('2026-02-19') + i * 5),
    work: [],
    knownUntil: null
  },
  working: {
    base: null,
    off: [day('2026-03-02'), day('2026-03-03'), day('2026-10-14')],
    work: [day('2026-03-01'), day('2026-03-28'), day('2026-10-17')],
    knownUntil: day('2026-10-26')
  },
  ending: { base: null, off: [day('2026-02-25'), day('2026-03-01')], work: [], knownUntil: day('2026-03-27') }
};

/** The parameters, or none of them. */
export const maybe = (random: Random, share: number, params: Params): Params =>
  random.chance(share) ? params : {};

const PER: Plain[] = [
  ['account'],
  ['consumer'],
  ['agency', 'consumer'],
  ['agency', 'consumer', 'account'],
  ['consumer', 'address']
];
/** A list of subject keys. */
export const per = (random: Random): Plain =>
  random.chance(0.85) ? random.pick(PER) : random.some(SUBJECT_KEYS);

/** A time to honour something in, in every form. */
export const within = (random: Random): Plain =>
  random.pick<Plain>([
    { hours: random.pick([0, 1, 24, 72]) },
    { days: random.pick([0, 1, 7]) },
    { business_days: random.pick([0, 1, 3, 10]) },
    {
      business_days: random.pick([1, 3, 10]),
      calendar: random.pick(Object.keys(RANDOM_CALENDARS))
    }
  ]);
