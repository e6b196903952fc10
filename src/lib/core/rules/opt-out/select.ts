import { int, sql, type Fragment } from '#lib/core/sql';
import { asked, bindable, bound, isRequest, limitOf, mayConcern } from '../requests';
import type { SelectScope } from '../rule-kind';
import { standing } from '../standing';
import type { OptOutParams } from './params';

/** Seconds after the request within which its confirmation may be sent. */
const CONFIRMATION = 24 * 3600;

/**
 * Outbound contacts that could be bound with each opt-out that is, or may be, about their channel and address. `matched` is null
 * where the request names no channel, or the address used is not recorded. A request that says neither account nor consumer is
 * nobody's.
 */
function pairsOf(scope: SelectScope): Fragment {
  const requests = sql`(select * from request where ${isRequest(['channel_opt_out'])} and consumer is not null)`;
  const matched = sql`(r.channel = c.channel and (r.address is null or r.address = c.address))`;
  return sql`(
    select c.n, c.t, c.span, c.day, c.zone, ${bindable} as free, r.channel is null as unnamed, ${asked}, ${matched} as matched
    from (select * from ${scope.scoped} where direction = 0 and consumer in (select consumer from ${requests})) c
    join ${requests} r on r.consumer = c.consumer and ${mayConcern} and ${matched} is not false
  )`;
}

/** The first contact on the channel within 24 hours may confirm the request: then it binds later. */
function confirmed(params: OptOutParams, rows: Fragment): Fragment {
  if (!params.confirmation_allowed) return rows;
  const late = (from: Fragment, isFirst: Fragment, since: Fragment): Fragment =>
    sql`case when not unnamed and ${isFirst} then greatest(${from}, ${since} + ${int(CONFIRMATION)} + 1) else ${from} end`;
  return sql`(
    select * replace (
        ${late(sql`sure_from`, sql`sure_before = 0`, sql`received_at + asked_span`)} as sure_from,
        ${late(sql`may_from`, sql`may_before = 0`, sql`received_at`)} as may_from)
    from (
      select *, count(*) filter (where matched and free and t > received_at + asked_span) over earlier as sure_before,
        count(*) filter (where t + span > received_at) over earlier as may_before
      from ${rows} window earlier as (partition by source order by n rows between unbounded preceding and 1 preceding)
    )
  )`;
}

export function select(params: OptOutParams, scope: SelectScope): Fragment {
  const rows = sql`(select * from ${bound(params.honour_within, scope, pairsOf(scope))} where free is not false)`;
  const stretches = sql`
    select n, t, span, source, matched and free and settled as certain, sure_from, sure_to, may_from, may_to,
      elapsed::double as measured,
      case when unnamed then 'channel' when matched is null then 'address' when free is null then 'party' else coalesce(unsure, 'address') end as missing
    from ${confirmed(params, rows)} where bound is not false`;
  return sql`
  select n, verdict, case verdict when 1 then measured end as measured, ${int(limitOf(params.honour_within))}::double as limit_value,
    case verdict when 2 then missing end as missing, case verdict when 1 then cause end as cause
  from (
    select c.n, measured, cause, case
        when doubt is not null then 2
        when excused then 0
        when lacking is not null then 2
        else coalesce(answer, 0) end::tinyint as verdict,
      coalesce(doubt, lacking, missing) as missing
    from (
      select n, doubt, excused, case when consumer is null then 'consumer_id' end as lacking
      from ${scope.scoped} where here and applies is not false
    ) c left join (${standing(stretches)}) s on s.n = c.n
  )`;
}
