import type { Filter } from '#lib/core/domain';
import { int, sql, type Fragment } from '#lib/core/sql';
import type { JudgedRule } from '../judge';
import { ask, once, type FigureContext } from './context';
import type { Scene } from './scene';
import { has, keyOf, prepareGroups, type By } from './totals';
import { shownRules, whereFound, whereShown } from './where';

/**
 * Tables `figure_violating` (one row per contact with a finding; `rules` has a bit per rule) and `figure_mark` (those counted by
 * day, agency, channel, region and rules), so that nothing but people has to be counted distinct.
 */
export const prepareMarks = (ctx: FigureContext): Promise<void> =>
  once(ctx, 'marks', async () => {
    await ctx.engine.query(sql`create or replace table figure_violating as
      select n, any_value(day) as day, any_value(agency) as agency, any_value(channel) as channel, any_value(region) as region,
        any_value(consumer) as consumer, bit_or(1::bigint << rule) as rules
      from finding where n is not null group by n`);
    await ctx.engine.query(sql`create or replace table figure_mark as
      select day, agency, channel, region, rules, count(*)::integer as contacts from figure_violating group by all`);
  });

/** Bits of rules as a whole number. */
export const maskOf = (rules: readonly JudgedRule[]): Fragment =>
  sql`${int(rules.reduce((mask, { index }) => mask + 2 ** index, 0))}::bigint`;

/** Findings of one rule with one key. */
export interface FoundTotal {
  rule: number;
  key: number | null;
  violations: number;
}

/** Findings of the rules under a filter by rule and key, and contacts with at least one of them by key. */
export interface FoundTotals {
  found: FoundTotal[];
  violating: { key: number | null; contacts: number }[];
}

export async function foundTotals(
  ctx: FigureContext,
  scene: Scene,
  filter: Filter,
  by: By,
  rules: readonly JudgedRule[] = shownRules(ctx.judgement, filter)
): Promise<FoundTotals> {
  await prepareMarks(ctx);
  const marks = await ask<{ key: number | null; rules: number; contacts: number }>(
    ctx,
    sql`select ${keyOf(by)} as key, rules, sum(contacts)::bigint as contacts from figure_mark
      where rules & ${maskOf(rules)} <> 0 and ${whereShown(scene, filter)} group by all`
  );
  const found = new Map<string, FoundTotal>();
  const violating = new Map<number | null, number>();
  for (const mark of marks) {
    violating.set(mark.key, (violating.get(mark.key) ?? 0) + mark.contacts);
    for (const { index } of rules.filter((rule) => has(mark.rules, rule.index))) {
      const name = `${index}:${mark.key}`;
      const violations = (found.get(name)?.violations ?? 0) + mark.contacts;
      found.set(name, { rule: index, key: mark.key, violations });
    }
  }
  return {
    found: [...found.values(), ...(await foundGroups(ctx, scene, filter, by, rules))],
    violating: [...violating].map(([key, contacts]) => ({ key, contacts }))
  };
}

async function foundGroups(
  ctx: FigureContext,
  scene: Scene,
  filter: Filter,
  by: By,
  rules: readonly JudgedRule[]
): Promise<FoundTotal[]> {
  if (rules.every(({ compiled }) => compiled.kind.judges === 'contacts')) return [];
  await prepareGroups(ctx);
  const rows = await ask<{ rule: number; key: number | null; violations: number }>(
    ctx,
    sql`select rule, ${keyOf(by)} as key, count(*) as violations from figure_group
      where verdict = 1 and ${whereFound(ctx.judgement, scene, filter)} group by rule, key order by rule, key`
  );
  return rows;
}

/** A SELECT of `affected`: distinct people among the violating contacts of the rules shown. */
export async function affectedPeople(ctx: FigureContext, scene: Scene, filter: Filter): Promise<Fragment> {
  await prepareMarks(ctx);
  return sql`select count(distinct consumer) as affected from figure_violating
    where rules & ${maskOf(shownRules(ctx.judgement, filter))} <> 0 and ${whereShown(scene, filter)}`;
}
