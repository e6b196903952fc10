import { CHANNELS } from '#lib/core/domain';
import { all, int, join, sql, type Fragment } from '#lib/core/sql';
import { byItself, itself } from '../by-itself';
import { onChannels } from '../conditions';
import type { SelectScope } from '../rule-kind';
import type { StageGateParams } from './params';

/** Days past due outside the range, over `days_past_due`; unknown where that is missing. */
function outside({ min_days_past_due: min, max_days_past_due: max }: StageGateParams): Fragment {
  const sides = [
    ...(min === undefined ? [] : [sql`days_past_due < ${int(min)}`]),
    ...(max === undefined ? [] : [sql`days_past_due > ${int(max)}`])
  ];
  return sides.length === 0 ? sql`false` : sql`(${join(sides, ' or ')})`;
}

/**
 * Contacts the rule looks at with `earlier`: how many outbound contacts of the account on the other channel came before,
 * whatever the rule applies to; null where the account is unknown.
 */
function counted({ channels, after }: StageGateParams, scope: SelectScope): Fragment {
  if (after === undefined) return scope.scoped;
  const looked = all([sql`applies is not false`, onChannels(channels)]);
  const step = sql`(direction = 0 and channel = ${int(CHANNELS.indexOf(after.channel))})`;
  return sql`(
      select *, case when account is not null then
          count(*) filter (where ${step}) over (partition by account order by n rows between unbounded preceding and 1 preceding)
        end as earlier
      from (
        select * from ${scope.scoped}
        where (${looked}) or (${step} and account in (select account from ${scope.scoped} where here and ${looked}))
      )
    )`;
}

export function select(params: StageGateParams, scope: SelectScope): Fragment {
  const { min_days_past_due: min, max_days_past_due: max, after } = params;
  const tooFew = after === undefined ? sql`false` : sql`(earlier < ${int(after.count)})`;
  const range = outside(params);
  const bound =
    min === undefined || max === undefined
      ? int(min ?? max ?? 0)
      : sql`case when days_past_due < ${int(min)} then ${int(min)} else ${int(max)} end`;
  return byItself(scope, {
    rows: counted(params, scope),
    covered: onChannels(params.channels),
    broken: sql`(${range} or ${tooFew})`,
    missing: sql`case when ${range} is null then 'days_past_due' else 'account_id' end`,
    measured:
      after === undefined ? sql`days_past_due` : sql`case when ${range} then days_past_due else earlier end`,
    limit: after === undefined ? bound : sql`case when ${range} then ${bound} else ${int(after.count)} end`
  });
}

export const witnesses = (_params: StageGateParams, _scope: SelectScope, findings: Fragment): Fragment =>
  itself(findings);
