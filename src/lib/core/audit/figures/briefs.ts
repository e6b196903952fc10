import { CANNOT_JUDGE } from '#lib/core/domain';
import type { JudgedRule } from '../judge';
import type { FoundTotal } from './found';
import { contactsOf, sum, type CellTotal, type GroupTotal } from './totals';
import type { RuleBrief } from './types';

/** Rules with their violations and coverage under the filter the totals were read with. */
export function briefsOf(
  rules: readonly JudgedRule[],
  cells: readonly CellTotal[],
  found: readonly FoundTotal[],
  groups: readonly GroupTotal[]
): RuleBrief[] {
  return rules.map((judged) => {
    const { index, compiled } = judged;
    const { rulebook, rule, kind } = compiled;
    const own = groups.filter((group) => group.rule === index);
    const unclear = sum(own.filter(({ verdict }) => verdict === CANNOT_JUDGE).map((group) => group.groups));
    const clear =
      kind.judges === 'contacts'
        ? contactsOf(cells, 'judged', [judged])
        : sum(own.map((group) => group.groups)) - unclear;
    return {
      index,
      rulebookId: rulebook.id,
      ruleId: rule.id,
      title: rule.title,
      family: kind.family,
      severity: rule.severity,
      strength: rule.strength,
      violations: sum(found.filter((total) => total.rule === index).map(({ violations }) => violations)),
      judged: clear,
      cannotJudge: kind.judges === 'contacts' ? contactsOf(cells, 'scope', [judged]) - clear : unclear
    };
  });
}
