import { CHANNELS, COMPLAINT_OUTCOMES, COMPLAINT_SEVERITIES } from '#lib/core/domain';
import { all, ints, join, name, sql, type Fragment, type SqlValue } from '#lib/core/sql';
import { codes } from '../conditions';
import { monthNumber } from '../calendar';
import type { SelectScope } from '../rule-kind';
import type { ComplaintRateParams } from './params';

const WORDS: Record<string, readonly string[]> = {
  channel: CHANNELS,
  severity: COMPLAINT_SEVERITIES,
  outcome: COMPLAINT_OUTCOMES
};

/** Whether a complaint's field has one of the values, three-valued. */
function fieldIs(field: string, values: readonly string[]): Fragment {
  const words = WORDS[field];
  if (words) {
    const known = codes(words, values).filter((code) => code >= 0);
    return known.length > 0 ? sql`${name(field)} in (${ints(known)})` : sql`${name(field)} is null and null`;
  }
  const list = join(
    values.map((value) => sql`${value as SqlValue}`),
    ', '
  );
  return sql`case when ${name(field)} is not null then ${name(field)} in (select code from ${name(`word_${field}`)} where text in (${list})) end`;
}

const periodOf = (period: ComplaintRateParams['period'], day: Fragment): Fragment =>
  period === 'month' ? sql`${monthNumber(day)} + 2` : sql`(${monthNumber(day)} + 2) // 3`;

const DENOMINATOR: Record<ComplaintRateParams['denominator'], Fragment> = {
  accounts: sql`count(distinct account)`,
  consumers: sql`count(distinct consumer)`,
  contacts: sql`count(*)`
};

/** One row per group that has an outbound contact or a complaint: the `by` codes, period, sure, maybe, denominator. */
export function select(params: ComplaintRateParams, scope: SelectScope): Fragment {
  const by = join(params.by.map(name), ', ');
  const whole = all(params.by.map((key) => sql`${name(key)} is not null`));
  const hit = all([
    sql`effective`,
    sql`applies`,
    ...Object.entries(params.numerator).map(([field, values]) => fieldIs(field, values ?? []))
  ]);
  const both = join(
    params.by.map((key) => sql`coalesce(c.${name(key)}, d.${name(key)}) as ${name(key)}`),
    ', '
  );
  const same = join(
    params.by.map((key) => sql`c.${name(key)} = d.${name(key)}`),
    ' and '
  );
  return sql`
  select ${both}, coalesce(c.period, d.period) as period, coalesce(sure, 0) as sure, coalesce(maybe, 0) as maybe,
    coalesce(denominator, 0) as denominator
  from (
    select ${by}, period, count(*) filter (where ${hit}) as sure, count(*) filter (where (${hit}) is null) as maybe
    from (
      select *, ${periodOf(params.period, sql`day`)} as period, ${scope.inEffect(sql`day`)} as effective
      from (select *, ${scope.complaintApplies} as applies,
        ${scope.reportingDay(sql`received_at`, sql`span`, sql`written_day`)} as day from complaint)
    )
    where ${whole} group by ${by}, period
  ) c full join (
    select ${by}, period, ${DENOMINATOR[params.denominator]} as denominator
    from (
      select *, ${periodOf(params.period, sql`day`)} as period
      from (select *, ${scope.reportingDay(sql`t`, sql`span`, sql`local_day`)} as day from contact where direction = 0)
    )
    where ${whole} group by ${by}, period
  ) d on ${same} and c.period = d.period`;
}
