import type { Filter } from '#lib/core/domain';
import { int, sql, type Fragment } from '#lib/core/sql';
import type { JudgedRule } from '../judge';
import { agenciesOf, contactRate, nameOf } from './agencies';
import { briefsOf } from './briefs';
import { ask, type FigureContext } from './context';
import { headline } from './headline';
import { isWindowed, limitOn, peaksOf } from './load-table';
import { burdenOf, contactsPerPerson, mostContacted } from './people';
import { sceneOf, type Scene } from './scene';
import { foundTotals } from './found';
import { cellTotals, sum } from './totals';
import type { FigureRequest, FrequencyFigures } from './types';
import { ruleWeeks } from './weeks';
import { shownRules } from './where';

/** The last bin of the histogram holds every load above it, too. */
export const LAST_BIN = 41;
const PER_THOUSAND = 1000;

export async function frequencyFigures(
  ctx: FigureContext,
  { filter, rule }: FigureRequest
): Promise<FrequencyFigures> {
  const scene = await sceneOf(ctx);
  const rules = shownRules(ctx.judgement, filter).filter(isWindowed);
  const chosen = rules.find(({ index }) => index === rule) ?? rules[0] ?? null;
  const byAgency = await cellTotals(ctx, scene, filter, 'agency');
  const known = await foundTotals(ctx, scene, filter, 'agency');
  const { found } = known;
  const { distribution, most } = await contactsPerPerson(ctx, scene, filter);
  const loads = chosen && (await peaksOf(ctx, scene, chosen, filter));
  const day = filter.to ?? scene.lastDay;
  return {
    headline: await headline(ctx, filter, byAgency, known),
    rules: briefsOf(rules, byAgency, found, []).map((brief, i) => ({ ...brief, ...limitOn(rules[i]!, day) })),
    chosen: chosen?.index ?? null,
    ...(loads ? await peaks(ctx, loads) : { histogram: [], beyond: { part: 0, base: 0 } }),
    weeks: chosen ? await weeksOf(ctx, scene, filter, chosen) : [],
    byAgency: chosen
      ? agenciesOf(scene, byAgency).map((code) => ({
          agency: nameOf(scene, code),
          rate: contactRate(chosen, code, byAgency, found, PER_THOUSAND)
        }))
      : [],
    mostContacted: await mostContacted(ctx, scene, filter, most, loads),
    burden: burdenOf(distribution)
  };
}

async function weeksOf(ctx: FigureContext, scene: Scene, filter: Filter, rule: JudgedRule) {
  const cells = await cellTotals(ctx, scene, filter, 'week');
  return ruleWeeks(rule, cells, (await foundTotals(ctx, scene, filter, 'week', [rule])).found);
}

/** Subjects by the fullest window they had at a contact the filter shows. */
async function peaks(ctx: FigureContext, loads: Fragment) {
  const histogram = await ask<{ load: number; subjects: number; beyond: number }>(
    ctx,
    sql`select least(peak, ${int(LAST_BIN)}) as load, count(*) as subjects, count(*) filter (where beyond) as beyond
      from (select subject, max(load) as peak, bool_or(beyond) as beyond from ${loads} group by subject)
      group by all order by load`
  );
  return {
    histogram: histogram.map(({ load, subjects }) => ({ load, subjects })),
    beyond: {
      part: sum(histogram.map(({ beyond }) => beyond)),
      base: sum(histogram.map(({ subjects }) => subjects))
    }
  };
}
