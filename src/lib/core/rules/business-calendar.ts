import { int, sql, type Fragment } from '#lib/core/sql';
import type { SelectScope } from './rule-kind';

/** A length of time as rulebooks write it. */
export type Term = { days: number } | { business_days: number; calendar?: string | undefined };

/** Days looked at beyond the last start, besides those that the weekends among them take. */
const SLACK = 400;

/**
 * Adds `due` to a relation with the day `since`: the day a term that starts on it ends, null where it is not known: `since` is not,
 * or the calendar is known only until before it (semantics §4: a deadline that falls by known_until is known).
 */
export function withDue(term: Term, scope: SelectScope, relation: Fragment): Fragment {
  if ('days' in term) return sql`(select *, since + ${int(term.days)} as due from ${relation})`;
  const { business_days: length, calendar = null } = term;
  if (length === 0) return sql`(select *, since as due from ${relation})`;
  const known = scope.knownUntil(calendar);
  const number = scope.businessDays(sql`day`, calendar);
  const begun = scope.businessDays(sql`since`, calendar);
  return sql`(
    with begun as materialized (select *, ${begun} + ${int(length)} as due_number from ${relation})
    select begun.* exclude (due_number), ending.due
    from begun left join (
      select ${number} as number, min(day)::integer as due
      from (select unnest(range((select min(since) from begun), (select max(since) from begun) + ${int(2 * length + SLACK)})) as day)
      ${known === null ? sql`` : sql`where day <= ${int(known)}`}
      group by number
    ) ending on ending.number = begun.due_number
  )`;
}
