import { COMPLAINT_OUTCOMES } from '#lib/core/domain';
import { int, join, sql, type Fragment } from '#lib/core/sql';
import { onChannels } from '../conditions';
import type { SelectScope } from '../rule-kind';
import { END, standing } from '../standing';
import type { ComplaintHoldParams } from './params';

/**
 * Complaints of the categories with the seconds at which they were open. One that was closed, nobody knows when, was so only
 * perhaps; one without an outcome is open. `matched` is null where its category is missing. One of nobody known is nobody's.
 */
function held({ categories }: ComplaintHoldParams): Fragment {
  const matched =
    categories === undefined
      ? sql`true`
      : sql`case when category is not null then category in (select code from word_category where text in (${join(
          categories.map((text) => sql`${text}`),
          ', '
        )})) end`;
  const isClosed = sql`closed_at is null and outcome <> ${int(COMPLAINT_OUTCOMES.indexOf('open'))}`;
  return sql`(
      select * from (
        select n as source, consumer, received_at, span as received_span, ${matched} as matched, coalesce(${isClosed}, false) as is_undated,
          coalesce(closed_at - 1, ${END}) as sure_to, coalesce(closed_at + coalesce(closed_span, 0) - 1, ${END}) as may_to, closed_span
        from complaint)
      where matched is not false and consumer is not null)`;
}

export function select(params: ComplaintHoldParams, scope: SelectScope): Fragment {
  const complaints = held(params);
  const stretches = sql`
    select c.n, c.t, c.span, source, matched and not is_undated as certain, received_at + received_span + 1 as sure_from,
      received_at + 1 as may_from, sure_to, may_to, null::double as measured,
      case when matched is null then 'category' when is_undated then 'closed_at' when c.span > 0 then 'occurred_at'
        when c.t <= received_at + received_span then 'received_at' else 'closed_at' end as missing
    from (
      select n, t, span, consumer from ${scope.scoped}
      where here and applies is not false and consumer in (select consumer from ${complaints})) c
    join ${complaints} k on k.consumer = c.consumer and c.t + c.span > k.received_at`;
  return sql`
  select n, verdict, case verdict when 1 then sources::double end as measured, 0::double as limit_value,
    case verdict when 2 then missing end as missing, case verdict when 1 then cause end as cause
  from (
    select c.n, sources, cause, case
        when doubt is not null then 2
        when excused then 0
        when lacking is not null then 2
        else coalesce(answer, 0) end::tinyint as verdict,
      coalesce(doubt, lacking, missing) as missing
    from (
      select n, doubt, excused, case when consumer is null then 'consumer_id' end as lacking
      from ${scope.scoped} where here and applies is not false and (${onChannels(params.channels)})
    ) c left join (${standing(stretches)}) s on s.n = c.n
  )`;
}
