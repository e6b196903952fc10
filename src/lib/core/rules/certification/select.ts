import { int, sql, type Fragment } from '#lib/core/sql';
import { onChannels } from '../conditions';
import type { SelectScope } from '../rule-kind';
import type { CertificationParams } from './params';

/**
 * What the agents' rows say of a day, three-valued per agent and day: no row when nothing is known of the agent. A certificate
 * without an end leaves open whether it still holds; trainings after the day leave open whether there was one before.
 */
function standing({ requires }: CertificationParams, days: Fragment): Fragment {
  const ofDay = sql`(select distinct agent, day from ${days} where agent is not null and day is not null) d
      join (select agent, trained_at, certified_from, certified_until from agent) a using (agent)`;
  if (requires === 'certified') {
    return sql`
      select agent, day, case
          when bool_or(coalesce(certified_from <= day, true) and day <= certified_until) then true
          when bool_or(certified_from <= day and certified_until is null) then null
          else false end as fit
      from ${ofDay} group by agent, day`;
  }
  return sql`
      select agent, day, day - max(trained_at) <= ${int(requires.trained_within)} as fit
      from ${ofDay} where trained_at <= day group by agent, day`;
}

export function select(params: CertificationParams, scope: SelectScope): Fragment {
  const unknown = params.requires === 'certified' ? sql`'certified_until'` : sql`'trained_at'`;
  const rows = sql`(
      select n, doubt, excused, agent, day from ${scope.scoped}
      where here and applies is not false and ${onChannels(params.channels)}
    )`;
  return sql`
  select n, verdict, null::double as measured, null::double as limit_value, case verdict when 2 then missing end as missing,
    null::integer as cause
  from (
    select n, case
        when doubt is not null then 2
        when excused or fit then 0
        when fit is null then 2
        else 1 end::tinyint as verdict,
      case when doubt is not null then doubt when agent is null then 'agent' when day is null then 'time_zone'
        else ${unknown} end as missing
    from ${rows} r left join (${standing(params, rows)}) s using (agent, day)
  )`;
}
