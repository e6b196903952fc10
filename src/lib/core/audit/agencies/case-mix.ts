import type { Filter } from '#lib/core/domain';
import { sql } from '#lib/core/sql';
import type { Stratum } from '#lib/core/stats';
import { nameOf } from '../figures/agencies';
import { ask, once, type FigureContext } from '../figures/context';
import { maskOf, prepareMarks } from '../figures/found';
import { isWholeMonths } from '../figures/reach';
import { monthStart, sceneOf, type Scene } from '../figures/scene';
import { shownRules, whereShown } from '../figures/where';

/** Table `figure_case`: contacts by everything filters look at, case and rules; `figure_case_month` the same by month alone. */
const prepareCases = (ctx: FigureContext): Promise<unknown> =>
  once(ctx, 'cases', async () => {
    await prepareMarks(ctx);
    const scene = await sceneOf(ctx);
    await ctx.engine.query(sql`create or replace table figure_case as
      select s.day, s.agency, s.channel, s.region, s.band, c.product, s.scope & ~coalesce(e.unclear, 0) as judged,
        coalesce(v.rules, 0) as rules, count(*)::integer as contacts
      from shown s join contact c on c.n = s.n left join figure_violating v on v.n = s.n
      left join (select n, bit_or(1::bigint << rule) as unclear from exception where verdict = 2 group by n) e on e.n = s.n
      group by all`);
    return ctx.engine.query(sql`create or replace table figure_case_month as
      select (${monthStart(scene, sql`day`)})::integer as day, agency, channel, band, product, judged, rules,
        sum(contacts)::integer as contacts
      from figure_case group by all`);
  });

/** Contacts judged and violating by agency and case: days-past-due band × product × channel; unknown is a case too. */
export async function caseStrata(ctx: FigureContext, scene: Scene, filter: Filter): Promise<Stratum[]> {
  await prepareCases(ctx);
  const mask = maskOf(shownRules(ctx.judgement, filter));
  const isByMonth = isWholeMonths(filter) && filter.regions.length === 0;
  const rows = await ask<
    Record<'agency' | 'channel' | 'band' | 'count' | 'base', number> & { product: number | null }
  >(
    ctx,
    sql`select agency, channel, band, product, sum(contacts)::bigint as base,
        coalesce(sum(contacts) filter (where rules & ${mask} <> 0), 0)::bigint as count
      from ${isByMonth ? sql`figure_case_month` : sql`figure_case`}
      where agency is not null and judged & ${mask} <> 0 and ${whereShown(scene, filter)} group by all`
  );
  return rows.map(({ agency, channel, band, product, count, base }) => ({
    unit: nameOf(scene, agency),
    stratum: `${band} ${product} ${channel}`,
    count,
    base
  }));
}
