import type { Filter } from '#lib/core/domain';
import { sql } from '#lib/core/sql';
import { prepareComplaints } from './complaint-table';
import { ask, type FigureContext } from './context';
import { reached } from './reach';
import { rateOf } from './rate';
import { sceneOf, type Scene } from './scene';
import { cellTotals, contactsOf, sum, type CellTotal } from './totals';
import type { Headline } from './types';
import { oneOf, shownRules, whereFound, whereShown } from './where';

const PER_THOUSAND = 1000;

interface FoundCounts {
  [column: string]: number;
  violations: number;
  contacts: number;
  people: number;
  hours: number;
}

/** What every page begins with. `cells` are read by the filter when they are not at hand already. */
export async function headline(ctx: FigureContext, filter: Filter, cells?: readonly CellTotal[]): Promise<Headline> {
  const scene = await sceneOf(ctx);
  const totals = cells ?? (await cellTotals(ctx, scene, filter, null));
  const rules = shownRules(ctx.judgement, filter);
  const hours = rules.filter(({ compiled }) => compiled.kind.family === 'hours');
  const [found] = await ask<FoundCounts>(
    ctx,
    sql`select count(*) as violations, count(distinct n) as contacts, count(distinct consumer) as people,
        count(*) filter (where ${oneOf(hours)}) as hours
      from finding where ${whereFound(ctx.judgement, scene, filter)}`
  );
  const { people, accounts } = await reached(ctx, scene, filter);
  const judged = contactsOf(totals, 'judged', rules);
  return {
    from: filter.from ?? scene.firstDay,
    to: filter.to ?? scene.lastDay,
    contacts: sum(totals.map(({ contacts }) => contacts)),
    outbound: sum(totals.filter(({ direction }) => direction === 0).map(({ contacts }) => contacts)),
    people,
    judged: { part: judged, base: contactsOf(totals, 'scope', rules) },
    violations: found!.violations,
    violatingContacts: rateOf(found!.contacts, judged, PER_THOUSAND),
    peopleAffected: { part: found!.people, base: people },
    outOfHours: { part: found!.hours, base: sum(hours.map((rule) => contactsOf(totals, 'judged', [rule]))) },
    complaints: rateOf(await complaintCount(ctx, scene, filter), accounts, PER_THOUSAND)
  };
}

async function complaintCount(ctx: FigureContext, scene: Scene, filter: Filter): Promise<number> {
  await prepareComplaints(ctx);
  const [row] = await ask<{ complaints: number }>(
    ctx,
    sql`select count(*) as complaints from figure_complaint where ${whereShown(scene, filter)}`
  );
  return row!.complaints;
}
