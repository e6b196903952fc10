import type { Filter } from '#lib/core/domain';
import { sql } from '#lib/core/sql';
import type { JudgedRule } from '../judge';
import { prepareComplaints } from './complaint-table';
import { ask, type FigureContext } from './context';
import { affectedPeople, foundTotals, type FoundTotals } from './found';
import { reachedPeople } from './reach';
import { rateOf } from './rate';
import { sceneOf, type Scene } from './scene';
import { cellTotals, contactsOf, sum, type CellTotal } from './totals';
import type { Headline } from './types';
import { shownRules, whereShown } from './where';

const PER_THOUSAND = 1000;

/** What every page begins with. `cells` and `known` (by any key) are read by the filter when they are not at hand already. */
export async function headline(
  ctx: FigureContext,
  filter: Filter,
  cells?: readonly CellTotal[],
  known?: FoundTotals
): Promise<Headline> {
  const scene = await sceneOf(ctx);
  const totals = cells ?? (await cellTotals(ctx, scene, filter, null));
  const rules = shownRules(ctx.judgement, filter);
  const hours = rules.filter(({ compiled }) => compiled.kind.family === 'hours');
  const { found, violating } = known ?? (await foundTotals(ctx, scene, filter, null));
  const counted = (own: readonly JudgedRule[]): number =>
    sum(
      found.filter(({ rule }) => own.some(({ index }) => index === rule)).map(({ violations }) => violations)
    );
  const { people, accounts, affected, complaints } = await peopleAndComplaints(ctx, scene, filter);
  const judged = contactsOf(totals, 'judged', rules);
  return {
    from: filter.from ?? scene.firstDay,
    to: filter.to ?? scene.lastDay,
    contacts: sum(totals.map(({ contacts }) => contacts)),
    outbound: sum(totals.filter(({ direction }) => direction === 0).map(({ contacts }) => contacts)),
    people,
    judged: { part: judged, base: contactsOf(totals, 'scope', rules) },
    violations: counted(rules),
    violatingContacts: rateOf(sum(violating.map(({ contacts }) => contacts)), judged, PER_THOUSAND),
    peopleAffected: { part: affected, base: people },
    outOfHours: {
      part: counted(hours),
      base: sum(hours.map((rule) => contactsOf(totals, 'judged', [rule])))
    },
    complaints: rateOf(complaints, accounts, PER_THOUSAND)
  };
}

/** In one statement: three round trips to the engine cost more than the counting. */
async function peopleAndComplaints(ctx: FigureContext, scene: Scene, filter: Filter) {
  await prepareComplaints(ctx);
  const [row] = await ask<{ people: number; accounts: number; affected: number; complaints: number }>(
    ctx,
    sql`select * from (${await reachedPeople(ctx, scene, filter)}), (${await affectedPeople(ctx, scene, filter)}),
      (select count(*) as complaints from figure_complaint where ${whereShown(scene, filter)})`
  );
  return row!;
}
