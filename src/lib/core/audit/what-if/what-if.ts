import { compileRule } from '#lib/core/compile';
import { NO_FILTER, type Filter } from '#lib/core/domain';
import { segmentsOf, type Rule } from '#lib/core/rulebook';
import { int, sql } from '#lib/core/sql';
import { ask, type FigureContext } from '../figures/context';
import { sceneOf } from '../figures/scene';
import { whereFound } from '../figures/where';
import type { JudgedRule } from '../judge';
import { judgedAgain, type AgencyCount } from './judged-again';
import { limitsInstead, loadCounts } from './loads';
import type { WhatIf } from './types';

/**
 * Violations by agency of a rule in use with other values, before they are saved. Rejects with RangeError where the rule is
 * not in use, with ValiError for values its kind refuses, with the reason of the context's signal when aborted.
 * Of the filter, rules and severities are left out: the rule is chosen.
 */
export async function whatIf(
  ctx: FigureContext,
  rulebookId: string,
  tried: Rule,
  filter: Filter
): Promise<WhatIf> {
  const judged = ctx.judgement.rules.find(
    ({ compiled: { rulebook, rule } }) => rulebook.id === rulebookId && rule.id === tried.id
  );
  if (!judged) throw new RangeError(`rule ${rulebookId}/${tried.id} is not in use`);
  const { rulebook, kind, context } = judged.compiled;
  const instead = compileRule(rulebook, tried, kind, segmentsOf(tried, kind), context);
  const within = { ...filter, rules: [], severities: [] };
  const limits = limitsInstead(judged.compiled, instead);
  const before = await savedCounts(ctx, judged, within);
  const after = limits
    ? (await loadCounts(ctx, judged, within)).filter(({ segment, load }) => load > limits[segment]!)
    : await judgedAgain(ctx, instead, within);
  ctx.signal?.throwIfAborted();
  return { ...(await inWords(ctx, before, after)), isQuick: limits !== null };
}

/** Violations found with the saved values. */
async function savedCounts(ctx: FigureContext, judged: JudgedRule, filter: Filter): Promise<AgencyCount[]> {
  const scene = await sceneOf(ctx);
  return ask<AgencyCount>(
    ctx,
    sql`select agency, count(*)::integer as count from finding
      where rule = ${int(judged.index)} and ${whereFound(ctx.judgement, scene, { ...NO_FILTER, ...filter })} group by agency`
  );
}

async function inWords(
  ctx: FigureContext,
  before: readonly AgencyCount[],
  after: readonly AgencyCount[]
): Promise<Omit<WhatIf, 'isQuick'>> {
  const { textOf } = (await sceneOf(ctx)).agency;
  const rows = new Map<number | null, { before: number; after: number }>();
  const rowOf = (agency: number | null) => {
    const row = rows.get(agency) ?? { before: 0, after: 0 };
    rows.set(agency, row);
    return row;
  };
  for (const { agency, count } of before) rowOf(agency).before += count;
  for (const { agency, count } of after) rowOf(agency).after += count;
  const agencies = [...rows]
    .map(([code, counts]) => ({ agency: code === null ? null : (textOf.get(code) ?? null), ...counts }))
    .sort(
      (a, b) => b.before - a.before || b.after - a.after || ((a.agency ?? '') < (b.agency ?? '') ? -1 : 1)
    );
  return {
    before: agencies.reduce((sum, each) => sum + each.before, 0),
    after: agencies.reduce((sum, each) => sum + each.after, 0),
    agencies
  };
}
