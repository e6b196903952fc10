import type { Filter } from '#lib/core/domain';
import { int, sql } from '#lib/core/sql';
import type { JudgedRule } from '../judge';
import { ask, type FigureContext } from './context';
import type { FoundTotal } from './found';
import type { Scene } from './scene';
import type { OverviewFigures, Rate } from './types';
import { whereFound, whereShown } from './where';

const LEAST = 5;
const MOST_SHOWN = 5;

type Standout = OverviewFigures['standouts'][number];
interface Candidate {
  agency: string;
  rule: number;
  rate: Rate;
  peers: number;
  excess: number;
}

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
  const candidates: Candidate[] = agencies.flatMap(({ agency, cells }) =>
    cells.flatMap(({ rule, rate, peers }) => {
      const code = scene.agency.codeOf.get(agency);
      const violates = code !== undefined && found.some((total) => total.rule === rule && total.key === code);
      if (!violates || peers === null || rate.count < LEAST || rate.low! <= peers) return [];
      return [{ agency, rule, rate, peers, excess: rate.count - (peers / rate.scale) * rate.base }];
    })
  );
  candidates.sort((a, b) => b.excess - a.excess || a.rule - b.rule);
  const standouts: Standout[] = [];
  for (const { excess: _excess, ...candidate } of candidates.slice(0, MOST_SHOWN)) {
    const { compiled } = rules.find(({ index }) => index === candidate.rule)!;
    standouts.push({
      ...candidate,
      ...(await whoAndSince(ctx, scene, filter, candidate, compiled.kind.judges === 'groups'))
    });
  }
  return standouts;
}

/** People among the findings and the day of the first; of a group rule the people who complained. */
async function whoAndSince(
  ctx: FigureContext,
  scene: Scene,
  filter: Filter,
  { agency, rule }: Candidate | Omit<Candidate, 'excess'>,
  isGrouped: boolean
): Promise<{ people: number; since: number }> {
  const own = sql`agency = ${int(scene.agency.codeOf.get(agency)!)}`;
  const [row] = await ask<{ people: number; since: number }>(
    ctx,
    sql`select count(distinct consumer) as people, min(day) as since from finding
      where rule = ${int(rule)} and ${own} and ${whereFound(ctx.judgement, scene, filter)}`
  );
  if (!isGrouped) return row!;
  const [complaining] = await ask<{ people: number }>(
    ctx,
    sql`select count(distinct consumer) as people from figure_complaint where ${own} and ${whereShown(scene, filter)}`
  );
  return { people: complaining!.people, since: row!.since };
}
