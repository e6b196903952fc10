import { CHANNELS, COMPLAINT_OUTCOMES, COMPLAINT_SEVERITIES } from '#lib/core/domain';
import { all, int, ints, join, name, sql, type Fragment } from '#lib/core/sql';
import { withDue } from '../business-calendar';
import type { SelectScope } from '../rule-kind';
import type { ComplaintDeadlineParams } from './params';

type Tiers = ComplaintDeadlineParams['tiers'];

const ENUMERATIONS: Readonly<Record<string, readonly string[]>> = {
  channel: CHANNELS,
  severity: COMPLAINT_SEVERITIES,
  outcome: COMPLAINT_OUTCOMES
};

/** Code of a word that no tier names. */
const OTHER = -1;

const wordsOf = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? [value] : value;

const filled = (field: string): Fragment => name(`filled_${field}`);

const codesOf = (field: string, words: readonly string[]): Fragment =>
  sql`select code from ${name(`word_${field}`)} where text in (${join(
    words.map((word) => sql`${word}`),
    ', '
  )})`;

/** Fields that some tier looks at. */
export const fieldsOf = (tiers: Tiers): string[] => [
  ...new Set(tiers.flatMap(({ when }) => Object.keys(when)))
];

/** Every value that a missing field can have, as far as the tiers tell them apart. */
function possible(field: string, tiers: Tiers): Fragment {
  const words = ENUMERATIONS[field];
  if (words) return sql`[${ints(words.map((_, code) => code))}]`;
  const named = tiers.flatMap(({ when }) => wordsOf(when[field as keyof typeof when] ?? []));
  return sql`list_append((select coalesce(list(code), []) from (${codesOf(field, named)})), ${int(OTHER)})`;
}

/** Without a closing a missing outcome is no unknown one: the complaint is open. */
const undatedIsOpen = sql`when outcome is null and closed_at is null then [${int(COMPLAINT_OUTCOMES.indexOf('open'))}]`;

/** Complaints of a relation, once for every completion of their missing fields, with `filled_<field>`. */
export const completed = (tiers: Tiers, complaints: Fragment): Fragment =>
  fieldsOf(tiers).reduce(
    (rows, field) => sql`(
      select *, unnest(case ${field === 'outcome' ? undatedIsOpen : sql``} when ${name(field)} is null then ${possible(field, tiers)} else [${name(field)}::integer] end) as ${filled(field)}
      from ${rows})`,
    complaints
  );

function fits(field: string, value: string | readonly string[]): Fragment {
  const words = ENUMERATIONS[field];
  if (!words) return sql`${filled(field)} in (${codesOf(field, wordsOf(value))})`;
  const codes = wordsOf(value).flatMap((word) => (words.includes(word) ? [words.indexOf(word)] : []));
  return codes.length === 0 ? sql`false` : sql`${filled(field)} in (${ints(codes)})`;
}

/** Position of the first tier that fits, null where none does. */
export const tierOf = (tiers: Tiers): Fragment =>
  sql`case ${join(
    tiers.map(
      ({ when }, i) =>
        sql`when ${all(Object.entries(when).map(([field, value]) => fits(field, value)))} then ${int(i)}`
    ),
    ' '
  )} end`;

/** Relation (n, tier, due): when each complaint of a relation would be due by each tier. */
export const duesOf = (tiers: Tiers, scope: SelectScope, complaints: Fragment): Fragment =>
  join(
    tiers.map(
      (tier, i) =>
        sql`select n, ${int(i)} as tier, due from ${withDue(tier, scope, sql`(select n, day as since from ${complaints})`)}`
    ),
    '\nunion all\n'
  );
