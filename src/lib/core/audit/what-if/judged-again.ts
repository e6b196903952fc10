import type { CompiledRule } from '#lib/core/compile';
import type { Filter } from '#lib/core/domain';
import { join, sql } from '#lib/core/sql';
import { ask, type FigureContext } from '../figures/context';
import { sceneOf } from '../figures/scene';
import { whereShown } from '../figures/where';
import { decideGroups } from '../judge-groups';
import { groupsShown } from './groups-shown';

export interface AgencyCount {
  [column: string]: number | null;
  agency: number | null;
  count: number;
}

/** Violations by agency of a rule that was not judged with the others, as if it had been. Aborted with the context's signal. */
export async function judgedAgain(
  ctx: FigureContext,
  rule: CompiledRule,
  filter: Filter
): Promise<AgencyCount[]> {
  const scene = await sceneOf(ctx);
  if (rule.kind.judges === 'groups') {
    const groups = await decideGroups(ctx.engine, rule, ctx.signal);
    return groupsShown(rule, groups, scene, filter);
  }
  const verdicts = rule.segments.filter(({ isIdle }) => !isIdle).map((segment) => segment.verdicts);
  if (verdicts.length === 0) return [];
  if (rule.kind.judges === 'complaints')
    return ask<AgencyCount>(
      ctx,
      sql`select agency, count(*)::integer as count from (
        select v.day, c.agency, c.channel, null::integer as region
        from (${join(
          verdicts.map((each) => sql`select n, day, verdict from (${each})`),
          '\nunion all\n'
        )}) v join complaint c on c.n = v.n where verdict = 1
      ) where ${whereShown(scene, filter)} group by agency`
    );
  return ask<AgencyCount>(
    ctx,
    sql`select s.agency, count(*)::integer as count
      from (${join(
        verdicts.map((each) => sql`select n from (${each}) where verdict = 1`),
        '\nunion all\n'
      )}) v join shown s on s.n = v.n where ${whereShown(scene, filter)} group by s.agency`
  );
}
