import { signalsOf, xmrLimits } from '#lib/core/stats';
import { reachedBy, weekCounts, type WeekCount } from '../agencies/counts';
import { agenciesOf, nameOf } from '../figures/agencies';
import type { FigureContext } from '../figures/context';
import { foundTotals } from '../figures/found';
import { headline } from '../figures/headline';
import { burdenOf } from '../figures/people';
import { sceneOf } from '../figures/scene';
import { cellTotals } from '../figures/totals';
import type { FigureRequest } from '../figures/types';
import { shownRules } from '../figures/where';
import { at } from '../figures/weeks';
import { loadsBy, repeatsBy, risksOf, visitsBy } from './risks';
import type { AgencyTrend, BrandFigures } from './types';

const PER_THOUSAND = 1000;

export async function brandFigures(ctx: FigureContext, request: FigureRequest): Promise<BrandFigures> {
  const filter = { ...request.filter, agencies: [] };
  const scene = await sceneOf(ctx);
  const rules = shownRules(ctx.judgement, filter);
  const weeks = await weekCounts(ctx, scene, filter);
  const reached = await reachedBy(ctx, scene, filter);
  const cells = await cellTotals(ctx, scene, filter, 'agency');
  const known = await foundTotals(ctx, scene, filter, 'agency');
  const loads = await loadsBy(ctx, scene, filter);
  const repeats = await repeatsBy(ctx, scene, filter);
  const visiting = await visitsBy(ctx, scene, filter);
  const page = await headline(ctx, filter, cells, known);
  const codes = agenciesOf(
    scene,
    [...weeks, ...reached].map(({ agency }) => ({ key: agency }))
  ).filter((code) => code !== null);
  const everyLoad = loads.filter(({ agency }) => agency === null);
  const people = everyLoad.map(({ contacts, people: count }) => ({ contacts, people: count })).reverse();
  return {
    headline: page,
    all: risksOf(rules, {
      cells,
      found: known.found,
      loads: everyLoad,
      repeat: repeats.find(({ agency }) => agency === null),
      visiting,
      complaints: page.complaints.count,
      accounts: page.complaints.base
    }),
    agencies: codes.map((code) => {
      const { complaints = 0, accounts = 0 } = reached.find(({ agency }) => agency === code) ?? {};
      return {
        agency: nameOf(scene, code),
        risks: risksOf(rules, {
          cells: at(cells, code),
          found: at(known.found, code),
          loads: loads.filter(({ agency }) => agency === code),
          repeat: repeats.find(({ agency }) => agency === code),
          visiting: visiting.filter(({ agency }) => agency === code),
          complaints,
          accounts
        })
      };
    }),
    trends: codes.map((code) =>
      trendOf(
        nameOf(scene, code),
        weeks.filter(({ agency }) => agency === code)
      )
    ),
    burden: burdenOf(people),
    people
  };
}

/** Weeks in which something was judged; one without has no rate. */
function trendOf(agency: string, own: readonly WeekCount[]): AgencyTrend {
  const weeks = own.filter(({ judged }) => judged > 0);
  const values = weeks.map(({ violating, judged }) => (violating / judged) * PER_THOUSAND);
  const limits = xmrLimits(values);
  const control = values.length < 2 ? null : { ...limits, lower: Math.max(0, limits.lower) };
  const signals = signalsOf(
    values,
    limits.mean,
    values.map(() => limits)
  );
  return {
    agency,
    control,
    weeks: weeks.map(({ week, violating, judged }, i) => ({
      week,
      violating,
      judged,
      signal: control ? signals[i]! : null
    }))
  };
}
