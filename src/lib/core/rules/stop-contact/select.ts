import { int, join, name, sql, type Fragment } from '#lib/core/sql';
import { atPlaces, missingSubject, onChannels, subjectOf } from '../conditions';
import { bound, limitOf } from '../requests';
import type { SelectScope } from '../rule-kind';
import { standing } from '../standing';
import { pairsOf } from './pairs';
import type { StopContactParams } from './params';

/**
 * Contacts with the requests that bind or may bind them, and how many contacts of the subject each request certainly and
 * possibly bound before: whatever their channel, those with an attorney excepted.
 */
const followed = (params: StopContactParams, scope: SelectScope): Fragment => sql`(
    select *, count(*) filter (where bound and free) over earlier as sure_before,
      count(*) over earlier as may_before
    from ${bound(params.honour_within, scope, pairsOf(params, scope))}
    where bound is not false and free is not false
    window earlier as (partition by source, ${subjectOf(params.per)} order by n rows between unbounded preceding and 1 preceding)
  )`;

export function select(params: StopContactParams, scope: SelectScope): Fragment {
  const followups = int(params.allowed_followups);
  const stretches = sql`
    select n, t, span, source, free and settled and sure_before >= ${followups} as certain,
      sure_from, sure_to, may_from, may_to, elapsed::double as measured,
      case when free is null then 'party' else coalesce(unsure, 'occurred_at') end as missing
    from ${followed(params, scope)} where concerned and may_before >= ${followups}`;
  const onPlace = atPlaces(params.places);
  return sql`
  select n, verdict, case verdict when 1 then measured end as measured, ${int(limitOf(params.honour_within))}::double as limit_value,
    case verdict when 2 then missing end as missing, case verdict when 1 then cause end as cause
  from (
    select c.n, measured, cause, case
        when doubt is not null then 2
        when excused then 0
        when lacking is not null then 2
        when answer is null then 0
        when answer = 1 and placed then 1
        else 2 end::tinyint as verdict,
      coalesce(doubt, lacking, case when answer = 1 then 'place' end, missing) as missing
    from (
      select n, doubt, excused, ${missingSubject(params.per)} as lacking, ${onPlace} as placed
      from ${scope.scoped} where here and applies is not false and (${onChannels(params.channels)}) and (${onPlace}) is not false
    ) c left join (${standing(stretches)}) s on s.n = c.n
  )`;
}

/** For each violation the contacts that used up what the request allows, and itself. */
export function witnesses(params: StopContactParams, scope: SelectScope, findings: Fragment): Fragment {
  const same = join(
    params.per.map((key) => sql`p.${name(key)} = c.${name(key)}`),
    ' and '
  );
  return sql`
  with used as materialized (
    select * from ${followed(params, scope)} where bound and free and sure_before < ${int(params.allowed_followups)})
  select f.n, p.n as witness
  from ${findings} f join contact c on c.n = f.n join used p on p.source = f.cause and p.n < f.n and ${same}
  union all select n, n from ${findings}`;
}
