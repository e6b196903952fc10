import type { Filter } from '#lib/core/domain';
import { agencyTable } from './agencies';
import { briefsOf } from './briefs';
import type { FigureContext } from './context';
import { headline } from './headline';
import { sceneOf } from './scene';
import { standoutsOf } from './standouts';
import { foundTotals } from './found';
import { cellTotals, groupTotals } from './totals';
import type { FigureRequest, Headline, OverviewFigures } from './types';
import { weekPoints } from './weeks';
import { shownRules } from './where';

export async function overviewFigures(
  ctx: FigureContext,
  { filter }: FigureRequest
): Promise<OverviewFigures> {
  const scene = await sceneOf(ctx);
  const rules = shownRules(ctx.judgement, filter);
  const [byWeek, byAgency] = [
    await cellTotals(ctx, scene, filter, 'week'),
    await cellTotals(ctx, scene, filter, 'agency')
  ];
  const foundByWeek = await foundTotals(ctx, scene, filter, 'week');
  const known = await foundTotals(ctx, scene, filter, 'agency');
  const { found } = known;
  const groups = await groupTotals(ctx, scene, filter);
  const agencies = agencyTable(scene, rules, { cells: byAgency, found, groups });
  return {
    headline: await headline(ctx, filter, byAgency, known),
    previous: await previousHeadline(ctx, filter),
    weeks: weekPoints(ctx.judgement, rules, byWeek, foundByWeek),
    rules: briefsOf(rules, byAgency, found, groups),
    agencies,
    standouts: await standoutsOf(ctx, scene, filter, rules, agencies, found)
  };
}

/** The period of equal length that ends the day before. */
async function previousHeadline(ctx: FigureContext, filter: Filter): Promise<Headline | null> {
  const { firstDay, lastDay } = await sceneOf(ctx);
  const to = filter.to ?? lastDay;
  if (filter.from === null || to === null || firstDay === null || filter.from <= firstDay || to < filter.from)
    return null;
  const before = await headline(ctx, {
    ...filter,
    from: filter.from - (to - filter.from + 1),
    to: filter.from - 1
  });
  return before.contacts === 0 ? null : before;
}
