import { CHANNELS, PARTIES, PLACES } from '#lib/core/domain';
import type { Rule } from '#lib/core/rulebook';
import { isCode } from '#lib/core/rules';
import { all, int, join, name, sql, type Fragment } from '#lib/core/sql';
import { DAY } from './local-time';

/** One condition of a rule's scope, three-valued, and the canonical column it hangs on. */
interface Condition {
  column: string;
  holds: Fragment;
}

const coded = (column: string, words: readonly string[], chosen: readonly string[]): Fragment =>
  isCode(name(column), [...new Set(chosen.map((word) => words.indexOf(word)))]);

const worded = (column: string, texts: readonly string[]): Fragment =>
  sql`case when ${name(column)} is not null then ${name(column)} in (select code from ${name(`word_${column}`)} where text in (${join(
    texts.map((text) => sql`${text}`),
    ', '
  )})) end`;

/** Conditions of `applies_to` on contacts (semantics §4). Categories are of complaints only. */
export function contactConditions({ appliesTo }: Rule): Condition[] {
  const conditions: Condition[] = [];
  const add = (column: string, holds: Fragment): void => void conditions.push({ column, holds });
  if (appliesTo.channels) add('channel', coded('channel', CHANNELS, appliesTo.channels));
  if (appliesTo.parties) add('party', coded('party', PARTIES, appliesTo.parties));
  if (appliesTo.places) add('place', coded('place', PLACES, appliesTo.places));
  if (appliesTo.agencies) add('agency', worded('agency', appliesTo.agencies));
  if (appliesTo.regions) add('region', worded('region', appliesTo.regions));
  if (appliesTo.products) add('product', worded('product', appliesTo.products));
  const { min = null, max = null } = appliesTo.daysPastDue ?? {};
  if (min !== null) add('days_past_due', sql`days_past_due >= ${int(min)}`);
  if (max !== null) add('days_past_due', sql`days_past_due <= ${int(max)}`);
  return conditions;
}

/**
 * Conditions of `applies_to` on complaints: their own values are used; what a complaint does not have leaves it unknown.
 */
export function complaintConditions({ appliesTo }: Rule): Condition[] {
  const conditions: Condition[] = [];
  const add = (column: string, holds: Fragment): void => void conditions.push({ column, holds });
  if (appliesTo.channels) add('channel', coded('channel', CHANNELS, appliesTo.channels));
  if (appliesTo.agencies) add('agency', worded('agency', appliesTo.agencies));
  if (appliesTo.categories) add('category', worded('category', appliesTo.categories));
  const foreign = {
    party: appliesTo.parties,
    place: appliesTo.places,
    product: appliesTo.products,
    region: appliesTo.regions,
    days_past_due: appliesTo.daysPastDue
  };
  for (const [column, values] of Object.entries(foreign))
    if (values !== null) add(column, sql`null::boolean`);
  return conditions;
}

/** First and last date that a contact of unknown zone can be on: from UTC−12 to UTC+14. */
const earliest = sql`((t - ${int(12 * 3600)}) // ${int(DAY)})`;
const latest = sql`((t + ${int(14 * 3600)}) // ${int(DAY)})`;

/** Whether a day is from `from` (included) until `to` (excluded). */
export function within(day: Fragment, from: number | null, to: number | null): Fragment {
  return all([
    ...(from === null ? [] : [sql`${day} >= ${int(from)}`]),
    ...(to === null ? [] : [sql`${day} < ${int(to)}`])
  ]);
}

/** Whether a contact is in effect, three-valued over `day`. */
export function inEffect(from: number | null, to: number | null): Fragment {
  if (from === null && to === null) return sql`true`;
  const outside = join(
    [
      ...(from === null ? [] : [sql`${latest} < ${int(from)}`]),
      ...(to === null ? [] : [sql`${earliest} >= ${int(to)}`])
    ],
    ' or '
  );
  return sql`case when day is not null then ${within(sql`day`, from, to)} when ${within(earliest, from, to)} and ${within(latest, from, to)} then true when ${outside} then false end`;
}

/** First and last date that something in the log can be on. */
export interface DayRange {
  min: number;
  max: number;
}

/** The part of an effect that the log leaves open: a bound that all of its dates are within says nothing. */
export const open = (
  { from, to }: { from: number | null; to: number | null },
  { min, max }: DayRange
): { from: number | null; to: number | null } => ({
  from: from !== null && from <= min ? null : from,
  to: to !== null && to > max ? null : to
});

/** Number of the values in force (0 …) on a contact, as SQL over `t` and `day`. */
export interface Version {
  /** Null where it is unknown. */
  version: Fragment;
  /** Least and greatest it can be where it is unknown. */
  least: Fragment;
  greatest: Fragment;
  /** That number where all of the log has the same. */
  constant: number | null;
}

/** `starts` are the first days of values 1, 2, …. */
export function versionOn(starts: readonly number[], { min, max }: DayRange): Version {
  const base = starts.filter((start) => start <= min).length;
  const within = starts.filter((start) => start > min && start <= max);
  if (within.length === 0) {
    const only = int(base);
    return { version: only, least: only, greatest: only, constant: base };
  }
  const on = (day: Fragment): Fragment =>
    sql`case ${join(
      within.map((start, i) => sql`when ${day} < ${int(start)} then ${int(base + i)}`),
      ' '
    )} else ${int(base + within.length)} end`;
  return {
    version: sql`case when day is not null then ${on(sql`day`)} when ${on(earliest)} = ${on(latest)} then ${on(earliest)} end`,
    least: on(earliest),
    greatest: on(latest),
    constant: null
  };
}

/**
 * Whether values number `index` judge a contact, over `version`. One of unknown date is judged with the first of its possible
 * values that cover it (its channel, place or party), and by none where none do.
 */
export function isJudgedBy(
  index: number,
  { constant, least, greatest }: Version,
  covers: readonly Fragment[]
): Fragment {
  if (constant !== null) return constant === index ? sql`true` : sql`false`;
  const [first, ...others] = covers.map((each) => JSON.stringify(each));
  if (others.every((other) => other === first)) return sql`coalesce(version, 0) = ${int(index)}`;
  const mayCover = covers.map(
    (each, i) => sql`(${int(i)} between ${least} and ${greatest} and (${each}) is not false)`
  );
  return sql`case when version is not null then version = ${int(index)} else ${all([
    mayCover[index]!,
    ...mayCover.slice(0, index).map((earlier) => sql`not ${earlier}`)
  ])} end`;
}
