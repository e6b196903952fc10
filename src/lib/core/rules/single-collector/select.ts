import { int, sql, type Fragment } from '#lib/core/sql';
import { missingSubject, subjectOf } from '../conditions';
import type { SelectScope } from '../rule-kind';
import type { SingleCollectorParams } from './params';

/** More than any `n`: a day and the contact of it in one number. */
const SCALE = 2 ** 32;

/** Every outbound contact, whatever the rule applies to. */
function rowsOf({ per }: SingleCollectorParams, scope: SelectScope): Fragment {
  return sql`(
      select n, day, here, doubt, excused, applies, zone, agency as collector, account as debt, ${subjectOf(per)},
        ${missingSubject(per)} as lacking, day::bigint * ${int(SCALE)} + n as dated
      from ${scope.scoped} where direction = 0
    )`;
}

/** Subjects that more than one agency contacted, or may have. */
const shared = ({ per }: SingleCollectorParams, rows: Fragment): Fragment => sql`(
      select ${subjectOf(per)} from ${rows} where lacking is null group by ${subjectOf(per)}
      having min(collector) < max(collector) or (count(*) > 1 and count(*) > count(collector))
    )`;

/**
 * What lies before each contact of those subjects: the latest of a named agency (`best`), the latest of an unnamed one, the latest
 * of all, and how many that may be of another agency, of them without a date. Latest by local date, then by order.
 */
const followed = (params: SingleCollectorParams, rows: Fragment): Fragment => sql`
      select *, max(case when collector is not null then dated end) over earlier as best,
        max(case when collector is null then day end) over earlier as nameless, max(day) over earlier as newest,
        count(*) over earlier - case when collector is null then 0 else count(*) over own end as others,
        count(*) filter (where day is null) over earlier
          - case when collector is null then 0 else count(*) filter (where day is null) over own end as undated
      from ${rows} r semi join ${shared(params, rows)} s using (${subjectOf(params.per)})
      window earlier as (partition by ${subjectOf(params.per)} order by n rows between unbounded preceding and 1 preceding),
        own as (partition by ${subjectOf(params.per)}, collector order by n rows between unbounded preceding and 1 preceding)`;

/**
 * `nearest`: the latest before each contact that is of another named agency. It is `best`, or where that is of its own agency the
 * runner-up: whenever a contact is of another agency than the best so far, the lesser of the two is the best of the others.
 * A contact of an unnamed agency gets the runner-up too: whichever agency it was, that one or a later one is another's.
 */
const nearest = ({ per }: SingleCollectorParams): Fragment => sql`
      select *, case when collector <> leader then best else max(
          case when collector <> leader and day is not null then least(dated, best) end
        ) over (partition by ${subjectOf(per)} order by n rows between unbounded preceding and 1 preceding) end as nearest
      from (select f.*, l.collector as leader from follow f left join follow l on l.n = f.best % ${int(SCALE)})`;

/**
 * With the day the account was placed with its agency: other agencies count from then on. Unknown where the account or the
 * consumer's zone is.
 */
const placed = (scope: SelectScope): Fragment => sql`
      select *, placed_at is not null and placed is null or debt is null and placements > 0 as maybe_placed
      from (
        select o.*, placed_at, ${scope.localDayOf(sql`placed_at`, sql`placed_day`)} as placed
        from other o left join placement p on p.account_placed = o.debt
      ), (select count(*) as placements from placement)`;

export function select(params: SingleCollectorParams, scope: SelectScope): Fragment {
  const rows = rowsOf(params, scope);
  const first = sql`(day - ${int(params.within_days - 1)})`;
  return sql`
  select n, verdict, case verdict when 1 then day - nearest // ${int(SCALE)} end::double as measured,
    ${int(params.within_days)}::double as limit_value, case verdict when 2 then missing end as missing,
    case verdict when 1 then nearest % ${int(SCALE)} end::integer as cause
  from (
    with follow as materialized (${followed(params, rows)}),
    other as (${nearest(params)}),
    placement as (
      select account as account_placed, placed_at, placed_day from account where is_first and placed_at is not null),
    dated as (
      select *, case when placed <= day then greatest(placed, ${first}) else ${first} end as since
      from (${placed(scope)}))
    select n, day, nearest, case
        when doubt is not null then 2
        when excused then 0
        when others = 0 then 0
        when day is null then 2
        when nearest // ${int(SCALE)} >= case when maybe_placed then day else since end then 1
        when undated > 0 then 2
        when case when collector is null then newest else greatest(nearest // ${int(SCALE)}, nameless) end >= since then 2
        else 0 end::tinyint as verdict,
      coalesce(doubt, case
        when day is null then 'time_zone'
        when collector is null then 'agency'
        when nearest // ${int(SCALE)} >= since then case when debt is null then 'account_id' else 'time_zone' end
        when nameless >= since then 'agency'
        else 'time_zone' end) as missing
    from dated where here and applies is not false
    union all
    select n, day, null, case
        when doubt is not null then 2
        when excused then 0
        when lacking is not null then 2
        else 0 end::tinyint as verdict, coalesce(doubt, lacking) as missing
    from ${rows} r anti join ${shared(params, rows)} s using (${subjectOf(params.per)})
    where here and applies is not false
  )`;
}

/** For each violation the latest contact of another agency and itself. */
export const witnesses = (
  _params: SingleCollectorParams,
  _scope: SelectScope,
  findings: Fragment
): Fragment => sql`select n, cause as witness from ${findings} union all select n, n from ${findings}`;
