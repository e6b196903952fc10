import type { Filter } from '#lib/core/domain';
import { briefsOf } from './briefs';
import type { FigureContext } from './context';
import { sceneOf } from './scene';
import { foundTotals } from './found';
import { cellTotals, groupTotals } from './totals';
import { shownRules } from './where';

export interface RuleCount {
  rulebookId: string;
  ruleId: string;
  applicable: number;
  judged: number;
  violations: number;
  cannotJudge: number;
}

/** What every rule shown found under a filter. */
export async function ruleCounts(ctx: FigureContext, filter: Filter): Promise<RuleCount[]> {
  const scene = await sceneOf(ctx);
  const cells = await cellTotals(ctx, scene, filter, null);
  const { found } = await foundTotals(ctx, scene, filter, null);
  const groups = await groupTotals(ctx, scene, filter);
  return briefsOf(shownRules(ctx.judgement, filter), cells, found, groups).map(
    ({ rulebookId, ruleId, judged, violations, cannotJudge }) => ({
      rulebookId,
      ruleId,
      applicable: judged + cannotJudge,
      judged,
      violations,
      cannotJudge
    })
  );
}
