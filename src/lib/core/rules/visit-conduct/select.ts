import { int, join, sql, type Fragment } from '#lib/core/sql';
import { missingSubject, onChannels } from '../conditions';
import type { SelectScope } from '../rule-kind';
import { asksForFirst, elementsOf, withFirst } from './elements';
import type { VisitConductParams } from './params';

/** A visit that surely missed one element is a violation, though others are unknown. `measured` has the missed ones as bits. */
export function select(params: VisitConductParams, scope: SelectScope): Fragment {
  const elements = elementsOf(params, scope).flatMap((element, i) =>
    element ? [{ ...element, bit: 2 ** i }] : []
  );
  const visits = sql`(select * from ${scope.scoped} where ${onChannels(['visit'])})`;
  const bits = elements.map(({ missed, bit }) => sql`+ case when ${missed} then ${int(bit)} else 0 end`);
  const unknown = elements.map(({ missed, missing }) => sql`when (${missed}) is null then ${missing}`);
  return sql`
  select n, verdict, case verdict when 1 then bits::double end as measured, null::double as limit_value,
    case verdict when 2 then coalesce(doubt, lacking, unknown) end as missing, null::integer as cause
  from (
    select n, doubt, lacking, bits, unknown, case
        when doubt is not null then 2
        when excused then 0
        when lacking is not null then 2
        when bits > 0 then 1
        when unknown is not null then 2
        else 0 end::tinyint as verdict
    from (
      select n, doubt, excused, ${asksForFirst(params) ? missingSubject(params.per) : sql`null::varchar`} as lacking,
        0 ${join(bits, ' ')} as bits, case ${join(unknown, ' ')} end as unknown
      from ${asksForFirst(params) ? withFirst(params, visits, scope) : visits}
      where here and applies is not false
    )
  )`;
}
