import type { ZoneTransitions } from '#lib/core/domain';
import type { Engine } from '#lib/core/engine';
import { int, join, sql, type Fragment } from '#lib/core/sql';

const DAY = 86400;

/** Upper ends of the days-past-due bands; the last band is open, band −1 is unknown, band 0 is not overdue. */
export const DPD_BANDS = [0, 30, 60, 90, 180] as const;

const bandOf = (column: Fragment): Fragment =>
  sql`case when ${column} is null then -1 ${join(
    DPD_BANDS.map((end, i) => sql`when ${column} <= ${int(end)} then ${int(i)}`),
    ' '
  )} else ${int(DPD_BANDS.length)} end`;

/**
 * Makes `shown`: one narrow row per contact in order of n for charts and filters. Contacts of unknown zone are dated in the
 * fallback zone here, and here only; `zone_known` says so. `scope` has the bits of the rules that apply or may apply.
 */
export async function showContacts(
  engine: Engine,
  { until, offset }: ZoneTransitions,
  contacts: Fragment = sql`(select *, 0::bigint as scope from contact)`
): Promise<void> {
  const changes = offset.slice(0, -1).map((shift, i) => sql`when t < ${int(until[i]!)} then ${int(shift)}`);
  const last = int(offset.at(-1) ?? 0);
  const shift = changes.length === 0 ? last : sql`case ${join(changes, ' ')} else ${last} end`;
  await engine.query(sql`create or replace table shown as
    select n, coalesce(local_day, (t + ${shift}) // ${int(DAY)})::integer as day,
      case when span = 0 then coalesce(local_second, (t + ${shift}) % ${int(DAY)}) // 60 end::smallint as minute,
      (local_day is not null) as zone_known, direction, channel, outcome, agency, agent, region, consumer, account, t, scope,
      ${bandOf(sql`days_past_due`)}::tinyint as band
    from ${contacts}`);
}
