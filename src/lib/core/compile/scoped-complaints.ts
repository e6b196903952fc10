import type { Rule, Segment } from '#lib/core/rulebook';
import { all, join, nameLiteral, sql, type Fragment } from '#lib/core/sql';
import { complaintConditions, within } from './applicability';

/** Complaints within `applies_to`, three-valued, over relation `complaint`. */
export const complaintApplies = (rule: Rule): Fragment =>
  all(complaintConditions(rule).map(({ holds }) => holds));

/** Every complaint with what a kind needs to know of the rule's scope; `day` is the date received (SelectScope). */
export function scopedComplaints(
  rule: Rule,
  segment: Segment,
  effect: { from: number | null; to: number | null },
  day: Fragment
): Fragment {
  const conditions = complaintConditions(rule);
  const missing = conditions.map(
    ({ column, holds }) => sql`when (${holds}) is null then ${nameLiteral(column)}`
  );
  const doubt = missing.length === 0 ? sql`null::varchar` : sql`case ${join(missing, ' ')} end`;
  return sql`(
    select *, case when applies is null then ${doubt} end as doubt, ${within(sql`day`, segment.from, segment.to)} as here
    from (
      select *, ${all([within(sql`day`, effect.from, effect.to), ...conditions.map(({ holds }) => holds)])} as applies
      from (select *, ${day} as day from complaint)
    )
  )`;
}
