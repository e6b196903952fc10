import { all, int, sql, type Fragment } from '#lib/core/sql';
import { hasOutcome, missingSubject, onChannels, subjectOf } from '../conditions';
import type { SelectScope } from '../rule-kind';
import type { CoolOffParams } from './params';

/** Whether a contact starts the period; every contact is looked at, whatever the rule applies to. */
function isTrigger({ trigger }: CoolOffParams): Fragment {
  const conditions = [hasOutcome(trigger.outcomes), onChannels(trigger.channels)];
  if (!trigger.include_inbound) conditions.push(sql`direction = 0`);
  return all(conditions);
}

/** Whether a day lies inside the period that a trigger on `since` starts. */
const inside = ({ days, trigger_day_counts }: CoolOffParams, since: Fragment): Fragment =>
  sql`day - ${since} ${trigger_day_counts ? sql`<` : sql`<=`} ${int(days)}`;

export function select(params: CoolOffParams, scope: SelectScope): Fragment {
  const subject = subjectOf(params.per);
  return sql`
  select n, verdict, case verdict when 1 then (day - since)::double end as measured, ${int(params.days)}::double as limit_value,
    case verdict when 2 then missing end as missing, case verdict when 1 then since_n end as cause
  from (
    select n, day, since, since_n, case
        when doubt is not null then 2
        when excused then 0
        when lacking is not null then 2
        when since is null and not unclear_before then 0
        when day is null then 2
        when ${inside(params, sql`since`)} then 1
        when undated_since or ${inside(params, sql`maybe_since`)} then 2
        else 0 end::tinyint as verdict,
      coalesce(doubt, lacking, case when day is null or undated_since then 'time_zone' end, 'outcome') as missing
    from (
      select *,
        case when unclear_before then max(day) filter (where started is null) over between_triggers end as maybe_since,
        case when unclear_before then coalesce(bool_or(started is not false and day is null) over between_triggers, false)
          else false end as undated_since
      from (
        select *,
          last_value(case when started and day is not null then day end ignore nulls) over earlier as since,
          last_value(case when started and day is not null then n end ignore nulls) over earlier as since_n,
          count(*) filter (where started and day is not null) over earlier as triggers_before,
          count(*) filter (where started is null or (started and day is null)) over earlier > 0 as unclear_before
        from (
          select n, day, here, doubt, excused, applies, channel, ${subject}, ${missingSubject(params.per)} as lacking,
            ${isTrigger(params)} as started
          from ${scope.scoped}
        )
        window earlier as (partition by ${subject} order by n rows between unbounded preceding and 1 preceding)
      )
      window between_triggers as (partition by ${subject}, triggers_before order by n rows between unbounded preceding and 1 preceding)
    )
    where here and applies is not false and ${onChannels(params.channels)}
  )`;
}

/** For each violation its trigger and itself. */
export function witnesses(_params: CoolOffParams, _scope: SelectScope, findings: Fragment): Fragment {
  return sql`select n, cause as witness from ${findings} union all select n, n from ${findings}`;
}
