import type { Filter } from '#lib/core/domain';
import { sql } from '#lib/core/sql';
import type { JudgedRule } from '../judge';
import { ask, type FigureContext } from './context';
import type { Scene } from './scene';
import type { FoundTotal } from './totals';
import type { OverviewFigures } from './types';
import { whereShown } from './where';

const LEAST = 5;
const MOST_SHOWN = 5;

type Standout = OverviewFigures['standouts'][number];

/**
 * Agencies whose rate by some rule is certainly above their peers': its lower bound exceeds the rate of all others. Ranked by
 * how many violations (of group rules: complaints) they have beyond what the peers' rate would give.
 */
export async function standoutsOf(
  ctx: FigureContext,
  scene: Scene,
  filter: Filter,
  rules: readonly JudgedRule[],
  agencies: OverviewFigures['agencies'],
  found: readonly FoundTotal[]
): Promise<Standout[]> {
  const ranked: { excess: number; standout: Standout }[] = [];
  for (const { agency, cells } of agencies.filter((row) => row.agency !== '')) {
    for (const { rule, rate, peers } of cells) {
      const own = found.find((total) => total.rule === rule && total.key === scene.agency.codeOf.get(agency));
      if (!own || peers === null || rate.count < LEAST || rate.low! <= peers) continue;
      const excess = rate.count - (peers / rate.scale) * rate.base;
      ranked.push({ excess, standout: { agency, rule, rate, peers, people: own.people, since: own.since } });
    }
  }
  ranked.sort((a, b) => b.excess - a.excess || a.standout.rule - b.standout.rule);
  const standouts = ranked.slice(0, MOST_SHOWN).map(({ standout }) => standout);
  const grouped = rules.filter(({ compiled }) => compiled.kind.judges === 'groups').map(({ index }) => index);
  if (!standouts.some(({ rule }) => grouped.includes(rule))) return standouts;
  const complaining = await ask<{ agency: number; people: number }>(
    ctx,
    sql`select agency, count(distinct consumer) as people from figure_complaint
      where agency is not null and ${whereShown(scene, filter)} group by agency`
  );
  return standouts.map((standout) => {
    if (!grouped.includes(standout.rule)) return standout;
    const code = scene.agency.codeOf.get(standout.agency);
    return { ...standout, people: complaining.find((row) => row.agency === code)?.people ?? 0 };
  });
}
