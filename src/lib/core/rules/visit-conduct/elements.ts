import { int, sql, type Fragment } from '#lib/core/sql';
import { subjectOf } from '../conditions';
import type { SelectScope } from '../rule-kind';
import type { VisitConductParams } from './params';

const HOUR = 3600;

/** Something a visit owes the consumer. `missed` is three-valued over the visits; `missing` is the column it hangs on. */
export interface Element {
  missed: Fragment;
  missing: Fragment;
}

/** Whether only some visits need the notice, which takes a subject. */
export const asksForFirst = (params: VisitConductParams): boolean =>
  params.min_notice !== undefined && params.first_visit_only;

/** Whether the notice came later than it should have, over a visit and its notice; either may be known by its date only. */
function late(notice: NonNullable<VisitConductParams['min_notice']>, scope: SelectScope): Fragment {
  if ('days' in notice)
    return sql`day - ${scope.localDayOf(sql`notice_at`, sql`notice_day`)} < ${int(notice.days)}`;
  const least = int(notice.hours * HOUR);
  return sql`case when t + span - notice_at < ${least} then true when t - (notice_at + coalesce(notice_span, 0)) >= ${least} then false end`;
}

function noticeOf(params: VisitConductParams, scope: SelectScope): Element {
  const given = sql`notice_at is not null`;
  const missed = sql`case when ${given} then ${late(params.min_notice!, scope)} else ${scope.logHas('notice_at') ? sql`true` : sql`null::boolean`} end`;
  const undated = 'days' in params.min_notice! ? sql`'time_zone'` : sql`'occurred_at'`;
  const reason = sql`case when ${given} then ${undated} else 'notice_at' end`;
  if (!asksForFirst(params)) return { missed, missing: reason };
  return {
    missed: sql`first and (${missed})`,
    missing: sql`case when first is null then 'placed_at' else ${reason} end`
  };
}

/** What the rule asks of a visit, in the order of the bits of `measured`; elements it does not ask for are absent. */
export function elementsOf(params: VisitConductParams, scope: SelectScope): (Element | null)[] {
  const flag = (column: 'recorded' | 'identity_disclosed'): Element | null =>
    params[column]
      ? {
          missed: column === 'recorded' ? sql`not recorded` : sql`not identity_disclosed`,
          missing: column === 'recorded' ? sql`'recorded'` : sql`'identity_disclosed'`
        }
      : null;
  return [
    params.min_crew === undefined
      ? null
      : {
          missed: sql`crew_size < ${int(params.min_crew)}`,
          missing: sql`'crew_size'`
        },
    params.min_notice === undefined ? null : noticeOf(params, scope),
    flag('recorded'),
    flag('identity_disclosed')
  ];
}

/**
 * Visits with `first`: whether the visit is the first to its subject, of every outbound one in the log; unknown where its
 * account, or one that could be its account, was placed before the log starts, as earlier visits may lie before it too.
 */
export function withFirst({ per }: VisitConductParams, visits: Fragment, scope: SelectScope): Fragment {
  const placedBefore = sql`select account from account where is_first and placed_at < ${int(scope.logStart)}`;
  return sql`(
      select v.*, case
          when turn > 1 then false
          when account in (${placedBefore}) then null
          when account is null and exists (${placedBefore}) then null
          else true end as first
      from (select *, row_number() over (partition by ${subjectOf(per)} order by n) as turn from ${visits} where direction = 0) v
    )`;
}
