import type { Filter } from '#lib/core/domain';
import { sql } from '#lib/core/sql';
import type { JudgedRule } from '../judge';
import { ask, type FigureContext } from './context';
import { weekOf, type Scene } from './scene';
import { contactsOf, sum, type CellTotal, type FoundTotal } from './totals';
import type { WeekPoint } from './types';
import { whereFound } from './where';

/** Mondays that have something, in order. */
export const mondays = (...totals: (readonly { key: number | null }[])[]): number[] =>
  [...new Set(totals.flatMap((list) => list.flatMap(({ key }) => key ?? [])))].sort((a, b) => a - b);

export const at = <T extends { key: number | null }>(totals: readonly T[], key: number | null): T[] =>
  totals.filter((total) => total.key === key);

/** Weeks of all rules shown, by family. */
export async function weekPoints(
  ctx: FigureContext,
  scene: Scene,
  filter: Filter,
  rules: readonly JudgedRule[],
  cells: readonly CellTotal[],
  found: readonly FoundTotal[]
): Promise<WeekPoint[]> {
  const violating = await ask<{ week: number; contacts: number }>(
    ctx,
    sql`select ${weekOf(sql`day`)} as week, count(distinct n) as contacts from finding
      where ${whereFound(ctx.judgement, scene, filter)} group by week`
  );
  return mondays(cells, found).map((week) => {
    const violations = { frequency: 0, hours: 0, complaints: 0 };
    for (const total of at(found, week)) {
      violations[ctx.judgement.rules[total.rule]!.compiled.kind.family] += total.violations;
    }
    const here = at(cells, week);
    return {
      week,
      contacts: sum(here.map(({ contacts }) => contacts)),
      judged: contactsOf(here, 'judged', rules),
      violations,
      violatingContacts: violating.find((row) => row.week === week)?.contacts ?? 0
    };
  });
}

/** Weeks of one rule. */
export const ruleWeeks = (rule: JudgedRule, cells: readonly CellTotal[], found: readonly FoundTotal[]) => {
  const own = found.filter((total) => total.rule === rule.index);
  return mondays(cells, own).map((week) => ({
    week,
    judged: contactsOf(at(cells, week), 'judged', [rule]),
    violations: sum(at(own, week).map(({ violations }) => violations))
  }));
};
