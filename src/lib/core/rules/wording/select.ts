import { int, join, sql, type Fragment } from '#lib/core/sql';
import { onChannels } from '../conditions';
import type { SelectScope } from '../rule-kind';
import type { WordingParams } from './params';

/**
 * Which patterns a text matches, pattern i as bit i. Without the list around it DuckDB takes a parameter for a value that may
 * change from row to row and compiles the pattern for every text (35 times slower, measured with 1.4.4).
 */
const bitsOf = ({ patterns }: WordingParams): Fragment =>
  sql`0::bigint ${join(
    patterns.map(
      ({ re2 }, i) =>
        sql`+ case when regexp_matches(said, list_extract([${re2}], 1), 'i') then ${int(2 ** i)} else 0 end`
    ),
    ' '
  )}`;

/** Every text is looked at once, however many contacts said it. */
export function select(params: WordingParams, scope: SelectScope): Fragment {
  const rows = sql`(
      select n, doubt, excused, text from ${scope.scoped}
      where here and applies is not false and ${onChannels(params.channels)}
    )`;
  return sql`
  select n, verdict, case verdict when 1 then bits::double end as measured, null::double as limit_value,
    case verdict when 2 then coalesce(doubt, 'text') end as missing, null::integer as cause
  from (
    select n, doubt, bits, case
        when doubt is not null then 2
        when excused then 0
        when bits is null then 2
        when bits > 0 then 1
        else 0 end::tinyint as verdict
    from ${rows} r left join (
      select code, ${bitsOf(params)} as bits
      from (select code, text as said from word_text) semi join (
        select distinct text as code from ${rows} where doubt is null and not excused) used using (code)
    ) w on w.code = r.text
  )`;
}
