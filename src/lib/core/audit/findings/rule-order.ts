import type { JudgedRule } from '../judge';

/** Order of two texts as UTF-8 bytes, which is the order of their code points. */
export function compareUtf8(one: string, other: string): number {
  const [a, b] = [Array.from(one), Array.from(other)];
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = a[i]!.codePointAt(0)! - b[i]!.codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

export const byRulebookAndRule = (rules: readonly JudgedRule[]): JudgedRule[] =>
  [...rules].sort(
    ({ compiled: one }, { compiled: other }) =>
      compareUtf8(one.rulebook.id, other.rulebook.id) || compareUtf8(one.rule.id, other.rule.id)
  );
