import {
  CHANNELS,
  COMPLAINT_OUTCOMES,
  COMPLAINT_SEVERITIES,
  COUNTS,
  OUTCOMES,
  PARTIES,
  PLACES,
  SUBJECT_KEYS,
  WEEKDAYS
} from '#lib/core/domain';
import { dateOf, dayOf, type Calendar, type Plain, type Rule } from '#lib/core/rulebook';
import { seeded, type Random } from './random';
import { AGENCIES, CATEGORIES, PRODUCTS, REGIONS } from './random-log';

type Params = Record<string, Plain>;

export const RANDOM_KINDS = ['frequency-cap', 'cool-off', 'contact-hours', 'complaint-rate'] as const;
export type RandomKind = (typeof RANDOM_KINDS)[number];

const day = (text: string): number => dayOf(text)!;

/** Calendars of the rulebook that random rules name: one known for ever, one that ends within the logs. */
export const RANDOM_CALENDARS: Record<string, Calendar> = {
  open: {
    base: null,
    off: Array.from({ length: 60 }, (_, i) => day('2026-02-19') + i * 5),
    work: [],
    knownUntil: null
  },
  ending: { base: null, off: [day('2026-02-25'), day('2026-03-01')], work: [], knownUntil: day('2026-03-27') }
};

const maybe = (random: Random, share: number, params: Params): Params => (random.chance(share) ? params : {});

const PER: Plain[] = [
  ['account'],
  ['consumer'],
  ['agency', 'consumer'],
  ['agency', 'consumer', 'account'],
  ['consumer', 'address']
];
const per = (random: Random): Plain => (random.chance(0.85) ? random.pick(PER) : random.some(SUBJECT_KEYS));

function window(random: Random): Plain {
  const form = random.whole(0, 2);
  if (form === 0) return { rolling_hours: random.pick([1, 24, 48, 168]) };
  if (form === 1) return { rolling_days: random.pick([1, 2, 7, 30]) };
  const calendar = random.pick(['day', 'week', 'month'] as const);
  return { calendar, ...maybe(random, 0.5, { week_starts: random.pick(WEEKDAYS) }) };
}

function frequencyCap(random: Random): Params {
  const counts = random.pick(COUNTS);
  return {
    ...maybe(random, 0.3, { channels: random.some(CHANNELS) }),
    ...maybe(random, 0.9, { counts }),
    ...(counts === 'attempts' ? maybe(random, 0.5, { except_outcomes: random.some(OUTCOMES) }) : {}),
    per: per(random),
    max: random.pick([0, 1, 1, 2, 3, 5]),
    window: window(random),
    ...maybe(random, 0.25, { after_first_conversation: true })
  };
}

/** `min_duration_s` belongs to conversations only. */
function withDuration(random: Random, params: Params): Params {
  return params.counts === 'conversations'
    ? { ...params, ...maybe(random, 0.6, { min_duration_s: random.pick([1, 60, 61]) }) }
    : params;
}

function coolOff(random: Random): Params {
  return {
    ...maybe(random, 0.3, { channels: random.some(CHANNELS) }),
    trigger: {
      outcomes: random.chance(0.6) ? ['conversation', 'met'] : random.some(OUTCOMES),
      ...maybe(random, 0.4, { channels: random.some(CHANNELS) }),
      ...maybe(random, 0.5, { include_inbound: random.chance(0.7) })
    },
    per: per(random),
    days: random.pick([0, 1, 2, 7, 14]),
    ...maybe(random, 0.5, { trigger_day_counts: random.chance(0.5) })
  };
}

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

function complaintRate(random: Random): Params {
  const numerator: Params = {
    ...maybe(random, 0.4, { category: random.some(CATEGORIES) }),
    ...maybe(random, 0.3, { severity: random.some(COMPLAINT_SEVERITIES) }),
    ...maybe(random, 0.4, { outcome: random.some(COMPLAINT_OUTCOMES) }),
    ...maybe(random, 0.1, { channel: random.some(CHANNELS) })
  };
  const scale = random.pick([1, 100, 1000]);
  return {
    period: random.pick(['month', 'quarter']),
    by: random.pick([
      ['agency'],
      ['agency'],
      ['agent'],
      ['channel'],
      ['agency', 'agent'],
      ['channel', 'agency']
    ]),
    ...maybe(random, 0.8, { numerator }),
    denominator: random.pick(['accounts', 'consumers', 'contacts']),
    scale,
    ...(random.chance(0.5)
      ? { max: random.pick([0, 0.05, 0.2, 0.5]) * scale }
      : { peer: { median: random.pick([0, 0.3, 0.8, 1.5]) } }),
    ...maybe(random, 0.6, { confidence: random.pick([0.5, 0.8, 0.95, 0.99]) }),
    ...maybe(random, 0.5, { min_volume: random.pick([0, 2, 10]) })
  };
}

const MAKERS: Record<RandomKind, (random: Random) => Params> = {
  'frequency-cap': (random) => withDuration(random, frequencyCap(random)),
  'cool-off': coolOff,
  'contact-hours': contactHours,
  'complaint-rate': complaintRate
};

/** Which parameters may be dated on their own without contradicting another. */
const DATED: Record<RandomKind, string[]> = {
  'frequency-cap': ['channels', 'per', 'max', 'window', 'after_first_conversation'],
  'cool-off': ['channels', 'trigger', 'per', 'days', 'trigger_day_counts'],
  'contact-hours': [
    'channels',
    'places',
    'allowed',
    'end',
    'holidays',
    'basis',
    'waived_above_days_past_due'
  ],
  'complaint-rate': ['period', 'by', 'numerator', 'denominator', 'confidence', 'min_volume']
};

/** A day within the logs, near a clock change or a month's end more often than not. */
const someDay = (random: Random): number =>
  day(random.pick(['2026-02-22', '2026-03-01', '2026-03-08', '2026-03-29', '2026-04-01', '2026-10-25'])) +
  random.whole(-2, 9);

/** Some parameters as lists of dated values; the first date may lie before the logs or in them. */
function dated(random: Random, kind: RandomKind, params: Params): Params {
  const out = { ...params };
  for (const key of DATED[kind]) {
    if (out[key] === undefined || !random.chance(0.35)) continue;
    const first = random.chance(0.6) ? day('2020-01-01') : someDay(random);
    const later = someDay(random);
    const other = MAKERS[kind](random)[key] ?? out[key];
    const list: Plain[] = [{ from: dateOf(first), value: out[key] }];
    if (later > first) list.push({ from: dateOf(later), value: other });
    out[key] = list;
  }
  return out;
}

function appliesTo(random: Random, kind: RandomKind): Rule['appliesTo'] {
  const perhaps = <T>(share: number, from: readonly T[]): T[] | null =>
    random.chance(share) ? random.some(from) : null;
  const isGroup = kind === 'complaint-rate';
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
    ...(isGroup ? none : contactOnly),
    categories: isGroup ? perhaps(0.2, CATEGORIES) : null
  };
}

/** A rule of a kind with random parameters, half of them dated, narrowed and in effect for part of the log. */
export function randomRule(seed: number, kind: RandomKind): Rule {
  const random = seeded(seed * 7919 + RANDOM_KINDS.indexOf(kind));
  const plain = MAKERS[kind](random);
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
