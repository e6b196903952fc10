import { CHANNELS, PARTIES, PLACES } from '#lib/core/domain';
import { dateOf, type Plain, type Rule } from '#lib/core/rulebook';
import { seeded, type Random } from './random';
import { COMPLAINTS } from './rules/complaints';
import { CONDUCT } from './rules/conduct';
import { FREQUENCY } from './rules/frequency';
import { HOURS } from './rules/hours';
import { day, type Maker, type Params } from './rules/parts';
import { REACH } from './rules/reach';
import { REQUESTS } from './rules/requests';
import { AGENCIES, CATEGORIES, PRODUCTS, REGIONS } from './values';

const MAKERS: Record<string, Maker> = {
  ...FREQUENCY,
  ...HOURS,
  ...REACH,
  ...REQUESTS,
  ...CONDUCT,
  ...COMPLAINTS
};

export const RANDOM_KINDS = Object.keys(MAKERS);

/** Kinds that judge complaints or groups of them. */
const ON_COMPLAINTS = ['complaint-deadline', 'complaint-rate'];

/** A day within the logs, near a clock change or a month's end more often than not. */
const someDay = (random: Random): number =>
  day(random.pick(['2026-02-22', '2026-03-01', '2026-03-08', '2026-03-29', '2026-04-01', '2026-10-25'])) +
  random.whole(-2, 9);

/** Some parameters as lists of dated values; the first date may lie before the logs or in them. */
function dated(random: Random, kind: string, params: Params): Params {
  const { make, undated = [] } = MAKERS[kind]!;
  const out = { ...params };
  for (const key of Object.keys(params)) {
    if (undated.includes(key) || !random.chance(0.35)) continue;
    const first = random.chance(0.6) ? day('2020-01-01') : someDay(random);
    const later = someDay(random);
    const other = make(random)[key] ?? params[key]!;
    const list: Plain[] = [{ from: dateOf(first), value: params[key]! }];
    if (later > first) list.push({ from: dateOf(later), value: other });
    out[key] = list;
  }
  return out;
}

function appliesTo(random: Random, kind: string): Rule['appliesTo'] {
  const perhaps = <T>(share: number, from: readonly T[]): T[] | null =>
    random.chance(share) ? random.some(from) : null;
  const onComplaints = ON_COMPLAINTS.includes(kind);
  const due = {
    min: random.chance(0.7) ? random.pick([0, 30]) : null,
    max: random.chance(0.7) ? random.pick([90, 91]) : null
  };
  const none = { parties: null, places: null, products: null, regions: null, daysPastDue: null };
  const contactOnly = {
    parties: perhaps(0.25, PARTIES),
    places: perhaps(0.1, PLACES),
    products: perhaps(0.12, PRODUCTS),
    regions: perhaps(0.12, REGIONS),
    daysPastDue: random.chance(0.15) && (due.min !== null || due.max !== null) ? due : null
  };
  return {
    channels: perhaps(0.35, CHANNELS),
    agencies: perhaps(0.12, AGENCIES),
    ...(onComplaints ? none : contactOnly),
    categories: onComplaints ? perhaps(0.2, CATEGORIES) : null
  };
}

/** A rule of a kind with random parameters, half of them dated, narrowed and in effect for part of the log. */
export function randomRule(seed: number, kind: string): Rule {
  const random = seeded(seed * 7919 + RANDOM_KINDS.indexOf(kind));
  const plain = MAKERS[kind]!.make(random);
  const from = random.chance(0.25) ? someDay(random) : null;
  const to = random.chance(0.2) ? (from ?? someDay(random)) + random.whole(1, 30) : null;
  return {
    id: `${kind}-${seed}`,
    kind,
    title: { en: kind, zh: kind },
    citation: { instrument: 'Random', article: String(seed), url: '' },
    strength: 'policy',
    severity: 'major',
    enabled: true,
    doubt: null,
    effective: { from, to },
    appliesTo: appliesTo(random, kind),
    except: random.chance(0.4) ? ['consent'] : [],
    params: random.chance(0.4) ? dated(random, kind, plain) : plain
  };
}
