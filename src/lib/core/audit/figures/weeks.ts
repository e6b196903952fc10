import type { JudgedRule, Judgement } from '../judge';
import type { FoundTotal, FoundTotals } from './found';
import { contactsOf, sum, type CellTotal } from './totals';
import type { WeekPoint } from './types';

/** Mondays that have something, in order. */
export const mondays = (...totals: (readonly { key: number | null }[])[]): number[] =>
  [...new Set(totals.flatMap((list) => list.flatMap(({ key }) => key ?? [])))].sort((a, b) => a - b);

export const at = <T extends { key: number | null }>(totals: readonly T[], key: number | null): T[] =>
  totals.filter((total) => total.key === key);

/** Weeks of the rules shown, by family. */
export function weekPoints(
  judgement: Judgement,
  rules: readonly JudgedRule[],
  cells: readonly CellTotal[],
  { found, violating }: FoundTotals
): WeekPoint[] {
  return mondays(cells, found).map((week) => {
    const violations = { frequency: 0, hours: 0, reach: 0, requests: 0, conduct: 0, complaints: 0 };
    for (const total of at(found, week)) {
      violations[judgement.rules[total.rule]!.compiled.kind.family] += total.violations;
    }
    const here = at(cells, week);
    return {
      week,
      contacts: sum(here.map(({ contacts }) => contacts)),
      judged: contactsOf(here, 'judged', rules),
      violations,
      violatingContacts: sum(at(violating, week).map(({ contacts }) => contacts))
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
