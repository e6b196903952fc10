import { COMPLAINT_OUTCOMES } from '#lib/core/domain';
import { int, join, name, nameLiteral, sql, type Fragment } from '#lib/core/sql';
import type { SelectScope } from '../rule-kind';
import type { ComplaintDeadlineParams } from './params';
import { completed, duesOf, fieldsOf, tierOf } from './tiers';

const NOT_APPLICABLE = int(-1);

/**
 * Judges every completion of a complaint's missing fields by its tier. A complaint whose closing was not dated may have been closed
 * on the day it was received, or only after the as-of date.
 */
export function select({ tiers }: ComplaintDeadlineParams, scope: SelectScope): Fragment {
  const asOf = int(scope.asOf);
  const isClosed = sql`coalesce(outcome <> ${int(COMPLAINT_OUTCOMES.indexOf('open'))}, false)`;
  const closedDay = scope.reportingDay(sql`closed_at`, sql`coalesce(closed_span, 0)`, sql`closed_day`);
  const lacking = fieldsOf(tiers).map((field) => sql`when ${name(field)} is null then ${nameLiteral(field)}`);
  const missing = lacking.length === 0 ? sql`null::varchar` : sql`case ${join(lacking, ' ')} end`;
  return sql`
  select n, day, verdict, case verdict when 2 then null else (finished - day)::double end as measured,
    case verdict when 2 then null else (due - day)::double end as limit_value, case verdict when 2 then missing end as missing
  from (
    select n, any_value(day) as day, max(finished) as finished, max(due) as due,
      (case when any_value(doubt) is not null then 2 when min(answer) = max(answer) then min(answer) else 2 end)::tinyint as verdict,
      coalesce(any_value(doubt), min(missing)) as missing
    from (
      select n, day, doubt, finished, due, case
          when tier is null then ${NOT_APPLICABLE}
          when due is null then 2
          when is_undated then case when ${asOf} > due then 2 else 0 end
          when finished > due then 1
          else 0 end as answer,
        case when tier is not null and due is null then 'calendar' when tier is not null and is_undated then 'closed_at' else ${missing} end as missing
      from (
        with complaints as materialized (select * from ${scope.complaints} where here and applies is not false)
        select c.*, case when d.due is not null then greatest(d.due, c.extended_to) end as due,
          closed_at is null and ${isClosed} as is_undated,
          least(${asOf}, case when closed_at is not null then ${closedDay} else ${asOf} end) as finished
        from (select *, ${tierOf(tiers)} as tier from ${completed(tiers, sql`complaints`)}) c
        left join (${duesOf(tiers, scope, sql`complaints`)}) d on d.n = c.n and d.tier = c.tier
      )
    ) group by n having max(answer) >= 0
  )`;
}
