import {
  allOf,
  inOrder,
  isOneOf,
  reportingDay,
  segmentOn,
  type Maybe,
  type OracleComplaint,
  type OracleContact,
  type OracleEnv,
  type OracleLog,
  type OracleRule,
  type OracleSegment,
  type OracleVerdict
} from '../oracle';
import type { ComplaintRateParams } from './params';

type Params = ComplaintRateParams;

interface Group {
  key: string;
  period: string;
  sure: number;
  maybe: number;
  denominator: number;
}

interface Period {
  name: string;
  /** First day and the day after the last. */
  from: number;
  to: number;
}

const dayOfMonth = (year: number, month: number): number => Date.UTC(year, month, 1) / 86_400_000;

function periodOf(day: number, length: Params['period']): Period {
  const date = new Date(day * 86_400_000);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (length === 'month') {
    const name = `${year}-${String(month + 1).padStart(2, '0')}`;
    return { name, from: dayOfMonth(year, month), to: dayOfMonth(year, month + 1) };
  }
  const quarter = Math.floor(month / 3);
  return {
    name: `${year}-Q${quarter + 1}`,
    from: dayOfMonth(year, quarter * 3),
    to: dayOfMonth(year, quarter * 3 + 3)
  };
}

/** The values that judge a period: those in force on the first day of it on which any are. */
function segmentOfPeriod(segments: readonly OracleSegment<Params>[], { from, to }: Period): number {
  for (let day = from; day < to; day++) if (segmentOn(segments, day) >= 0) return segmentOn(segments, day);
  return -1;
}

function isInNumerator(complaint: OracleComplaint, rule: OracleRule, params: Params): Maybe {
  const to = rule.appliesTo;
  const answers: Maybe[] = [
    isOneOf(complaint.channel, to.channels),
    isOneOf(complaint.agency, to.agencies),
    isOneOf(complaint.category, to.categories)
  ];
  // A complaint has no column for these, so their value is missing.
  for (const narrowed of [to.parties, to.places, to.products, to.regions, to.daysPastDue]) {
    if (narrowed !== null) answers.push('maybe');
  }
  for (const [field, values] of Object.entries(params.numerator)) {
    answers.push(isOneOf(complaint[field as keyof OracleComplaint] as string | null, values as string[]));
  }
  return allOf(answers);
}

/** log of the probability of exactly i events of a Poisson distribution. */
function logPoisson(i: number, mean: number): number {
  let log = -mean + i * Math.log(mean);
  for (let factor = 2; factor <= i; factor++) log -= Math.log(factor);
  return log;
}

/** The mean under which k or more events have probability α/2, by bisection. */
function lowerMean(k: number, confidence: number): number {
  if (k === 0) return 0;
  const tail = (1 - confidence) / 2;
  let [low, high] = [0, k + 1];
  for (let round = 0; round < 100; round++) {
    const middle = (low + high) / 2;
    let below = 0;
    for (let i = 0; i < k; i++) below += Math.exp(logPoisson(i, middle));
    if (1 - below < tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function medianOf(values: number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const half = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(half)]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

const rounded = (value: number): number => Number(value.toPrecision(12));

function judgeGroup(group: Group, groups: Group[], params: Params): OracleVerdict {
  const id = group.key;
  const rate = (count: number, base: number): number => rounded((count / base) * params.scale);
  const isJudged = ({ denominator }: Group): boolean => denominator > 0 && denominator >= params.min_volume;
  if (!isJudged(group)) return { id, verdict: 'cannot-judge', witnesses: [], missing: 'account_id' };

  const limitWhen = (own: number, others: (other: Group) => number): number => {
    if (params.max !== undefined) return params.max;
    const rates = groups
      .filter((other) => other.period === group.period && isJudged(other))
      .map((other) => ((other === group ? own : others(other)) / other.denominator) * params.scale);
    return rounded(params.peer!.median * medianOf(rates));
  };
  const exceeds = (own: number, limit: number): boolean =>
    rounded((lowerMean(own, params.confidence) / group.denominator) * params.scale) > limit;

  const lenientLimit = limitWhen(group.sure, (other) => other.sure + other.maybe);
  const strictLimit = limitWhen(group.sure + group.maybe, (other) => other.sure);
  const lenient = exceeds(group.sure, lenientLimit);
  const strict = exceeds(group.sure + group.maybe, strictLimit);
  if (lenient !== strict) return { id, verdict: 'cannot-judge', witnesses: [], missing: 'category' };
  return {
    id,
    verdict: lenient ? 'violation' : 'pass',
    measured: rate(group.sure, group.denominator),
    limit: lenientLimit,
    witnesses: []
  };
}

/** Verdicts of a `complaint-rate` rule, group by group, straight from semantics §4 and §5. */
export function judge(
  rule: OracleRule,
  segments: readonly OracleSegment<Params>[],
  { contacts, complaints }: OracleLog,
  env: OracleEnv
): OracleVerdict[] {
  return segments.flatMap((segment, position) => {
    const { params } = segment;
    const idColumn = { accounts: 'account_id', consumers: 'consumer_id', contacts: 'contact_id' } as const;
    const keyOf = (row: OracleContact | OracleComplaint): string | null => {
      const values = params.by.map((column) => row[column]);
      return values.includes(null) ? null : values.join('|');
    };
    const groups = new Map<string, Group>();
    const groupOf = (by: string, period: Period): Group => {
      const key = `${by}|${period.name}`;
      const group = groups.get(key) ?? { key, period: period.name, sure: 0, maybe: 0, denominator: 0 };
      groups.set(key, group);
      return group;
    };

    const seen = new Set<string>();
    for (const contact of inOrder(contacts)) {
      const by = keyOf(contact);
      if (by === null || contact.direction !== 'outbound') continue;
      const period = periodOf(reportingDay(contact.t, contact.writtenDay, env), params.period);
      if (segmentOfPeriod(segments, period) !== position) continue;
      const group = groupOf(by, period);
      const counted = contact[idColumn[params.denominator]];
      if (counted === null || seen.has(JSON.stringify([group.key, counted]))) continue;
      seen.add(JSON.stringify([group.key, counted]));
      group.denominator++;
    }
    for (const complaint of complaints) {
      const by = keyOf(complaint);
      if (by === null) continue;
      const day = reportingDay(complaint.received_at, complaint.writtenDay, env);
      const period = periodOf(day, params.period);
      if (segmentOfPeriod(segments, period) !== position) continue;
      const group = groupOf(by, period);
      if (segmentOn(segments, day) < 0) continue;
      const answer = isInNumerator(complaint, rule, params);
      if (answer === 'yes') group.sure++;
      if (answer === 'maybe') group.maybe++;
    }
    const all = [...groups.values()];
    return all.map((group) => judgeGroup(group, all, params));
  });
}
