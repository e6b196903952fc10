import { all, int, sql, type Fragment } from '#lib/core/sql';
import { countingColumns, countsAs, missingSubject, onChannels, subjectOf } from '../conditions';
import type { SelectScope } from '../rule-kind';
import type { MinGapParams } from './params';

/** How nearness is judged: what of an earlier contact has to be kept, and which answers it gives. */
interface Measure {
  /** Whether an earlier contact that counts has what the comparison needs. */
  comparable: Fragment;
  /** Of a counting contact, at most `SCALE` − 1: what `since` is made of. */
  kept: Fragment;
  /** Whether c is nearer to the latest counting contact, at whatever second of its day each was. */
  near: Fragment;
  /** Whether it may be. */
  maybeNear: Fragment;
  /** Of contacts that may count: what the nearest of them is compared by, as c is in `maybeNearest`. */
  nearest: Fragment;
  maybeNearest: Fragment;
  measured: Fragment;
  limit: number;
  /** Whether the comparison needs a date that c does not have. */
  undated: Fragment;
}

/** More than any day since 1970-01-01 or any span of a contact. */
const SCALE = 1_000_000;

function measureOf({ gap }: MinGapParams): Measure {
  if ('days' in gap) {
    const days = int(gap.days);
    const since = sql`latest % ${int(SCALE)}`;
    return {
      comparable: sql`day is not null`,
      kept: sql`day`,
      near: sql`day - ${since} < ${days}`,
      maybeNear: sql`false`,
      nearest: sql`day`,
      maybeNearest: sql`day - nearest < ${days}`,
      measured: sql`day - ${since}`,
      limit: gap.days,
      undated: sql`day is null`
    };
  }
  const seconds = int(gap.hours * 3600);
  return {
    comparable: sql`true`,
    kept: sql`span`,
    near: sql`t + span - latest_t < ${seconds}`,
    maybeNear: sql`t - (latest_t + latest % ${int(SCALE)}) < ${seconds}`,
    nearest: sql`t + span`,
    maybeNearest: sql`t - nearest < ${seconds}`,
    measured: sql`t - latest_t`,
    limit: gap.hours * 3600,
    undated: sql`false`
  };
}

/** Contacts the rule looks at, with whether they count. */
function rowsOf(params: MinGapParams, scope: SelectScope): Fragment {
  const conditions = [sql`applies`, sql`not excused`, countsAs(params)];
  return sql`(
      select n, t, span, day, here, doubt, excused, outcome, ${subjectOf(params.per)}, ${missingSubject(params.per)} as lacking,
        ${all(conditions)} as counts
      from ${scope.scoped} where applies is not false and ${onChannels(params.channels)}
    )`;
}

/**
 * Contacts that count or may count, with the latest before each that certainly counts and can be compared (`latest`: its n and
 * what is kept of it in one number), how many others that may matter lie before, and how many any at all.
 */
const followed = ({ per }: MinGapParams, { comparable, kept }: Measure, rows: Fragment): Fragment => sql`
      select *, max(case when certain then n::bigint * ${int(SCALE)} + ${kept} end) over earlier as latest,
        max(case when certain then t end) over earlier as latest_t,
        count(*) filter (where not certain) over earlier as unclear_before
      from (
        select *, counts is true and ${comparable} as certain from ${rows} where lacking is null and counts is not false
      )
      window earlier as (partition by ${subjectOf(per)} order by n rows between unbounded preceding and 1 preceding)`;

/**
 * Of contacts with unclear ones before them: the nearest of those after the latest certain one, and whether one of them has no
 * known date. A partition ends with the next certain one.
 */
const unclear = ({ per }: MinGapParams, { comparable, nearest }: Measure): Fragment => sql`
      select n, max(${nearest}) over since_latest as nearest,
        count(*) filter (where not (${comparable})) over since_latest > 0 as undated_since
      from (select * from follow semi join (
        select distinct ${subjectOf(per)} from follow where unclear_before > 0) hazy using (${subjectOf(per)}))
      window since_latest as (partition by ${subjectOf(per)}, latest order by n rows between unbounded preceding and 1 preceding)`;

export function select(params: MinGapParams, scope: SelectScope): Fragment {
  const rows = rowsOf(params, scope);
  const measure = measureOf(params);
  const { near, maybeNear, maybeNearest, measured, limit, undated } = measure;
  const unknown = countingColumns(params).length > 0 ? sql`'outcome'` : sql`'occurred_at'`;
  return sql`
  select n, verdict, case verdict when 1 then measured::double end as measured, ${int(limit)}::double as limit_value,
    case verdict when 2 then missing end as missing, case verdict when 1 then since_n end as cause
  from (
    with follow as materialized (${followed(params, measure, rows)})
    select f.n, ${measured} as measured, (latest // ${int(SCALE)})::integer as since_n, case
        when doubt is not null then 2
        when latest is null and unclear_before = 0 then 0
        when ${undated} then 2
        when ${near} then case when counts then 1 else 2 end
        when undated_since or ${maybeNear} or ${maybeNearest} then 2
        else 0 end::tinyint as verdict,
      coalesce(doubt, case when ${undated} or undated_since then 'time_zone' end, ${unknown}) as missing
    from follow f left join (${unclear(params, measure)}) u on u.n = f.n
    where here
    union all
    select n, null, null, case
        when doubt is not null then 2
        when excused then 0
        when lacking is not null then 2
        else 0 end::tinyint as verdict, coalesce(doubt, lacking) as missing
    from ${rows} where here and (lacking is not null or counts is false)
  )`;
}

/** For each violation the previous counting contact and itself. */
export function witnesses(_params: MinGapParams, _scope: SelectScope, findings: Fragment): Fragment {
  return sql`select n, cause as witness from ${findings} union all select n, n from ${findings}`;
}
