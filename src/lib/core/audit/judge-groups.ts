import { effectOf, type CompiledRule } from '#lib/core/compile';
import { CHANNELS } from '#lib/core/domain';
import type { ColumnData, Engine, Row } from '#lib/core/engine';
import type { GroupCounts, GroupRuleKind, GroupVerdict } from '#lib/core/rules';
import { name, sql } from '#lib/core/sql';
import { periodOf, type Period } from './period';

/** Words of codes of one `by` column. */
async function wordsOf(engine: Engine, column: string): Promise<ReadonlyMap<number, string>> {
  if (column === 'channel') return new Map(CHANNELS.map((word, code) => [code, word]));
  const rows = await engine.query<{ code: number; text: string }>(
    sql`select code, text from ${name(`word_${column}`)}`
  );
  return new Map(rows.map(({ code, text }) => [code, text]));
}

/** A group with its verdict; `agency` where groups are by it, `position` of the values in force. */
export type DecidedGroup = GroupVerdict & {
  when: Period;
  values: string[];
  agency: string | null;
  position: number;
};

/** Counts the groups in the engine, decides them by the kind, and keeps every judged and unjudged one. */
export async function judgeGroups(
  engine: Engine,
  rule: CompiledRule,
  index: number,
  signal?: AbortSignal
): Promise<void> {
  await keep(engine, index, await decideGroups(engine, rule, signal));
}

/** The same without keeping anything. */
export async function decideGroups(
  engine: Engine,
  rule: CompiledRule,
  signal?: AbortSignal
): Promise<DecidedGroup[]> {
  const found: DecidedGroup[] = [];
  const kind = rule.kind as GroupRuleKind<never>;
  const effect = effectOf(
    rule.rule,
    rule.segments.map(({ segment }) => segment)
  );
  for (const [position, { segment, verdicts }] of rule.segments.entries()) {
    const params = segment.params as never;
    const by = kind.by(params);
    const words = await Promise.all(by.map((column) => wordsOf(engine, column)));
    const rows = await engine.query<Row>(verdicts, signal ? { signal } : {});
    const named = rows.map((row) => {
      const period = periodOf(kind.period(params), Number(row.period));
      const values = by.map((column, i) => words[i]!.get(Number(row[column])) ?? '');
      return { period, values, row };
    });
    const groups: (GroupCounts & { when: Period; values: string[] })[] = named
      .filter(
        ({ period }) =>
          (effect.from === null || period.lastDay >= effect.from) &&
          (effect.to === null || period.firstDay < effect.to)
      )
      .map(({ period, values, row }) => ({
        key: [...values, period.name].join('|'),
        period: period.name,
        when: period,
        values,
        sure: Number(row.sure),
        maybe: Number(row.maybe),
        denominator: Number(row.denominator)
      }));
    const decided = kind.decide(params, groups);
    const agency = by.indexOf('agency');
    found.push(
      ...decided
        .map((group, i) => ({ ...group, ...groups[i]!, position, agency: groups[i]!.values[agency] ?? null }))
        .filter(({ when }) => inForce(when, segment, effect.from))
    );
  }
  return found;
}

async function keep(engine: Engine, rule: number, kept: DecidedGroup[]): Promise<void> {
  const text = (of: (group: DecidedGroup) => string | null): ColumnData => ({
    type: 'text',
    values: kept.map(of)
  });
  const whole = (of: (group: DecidedGroup) => number): ColumnData => ({
    type: 'int32',
    values: kept.map(of)
  });
  const number = (of: (group: DecidedGroup) => number | null): ColumnData => ({
    type: 'double',
    values: kept.map((group) => of(group) ?? 0),
    valid: Uint8Array.from(kept, (group) => (of(group) === null ? 0 : 1))
  });
  if (kept.length === 0) return;
  const columns = {
    rule: whole(() => rule),
    segment: whole(({ position }) => position),
    label: text(({ key }) => key),
    period: text(({ period }) => period),
    first_day: whole(({ when }) => when.firstDay),
    agency: text(({ agency }) => agency),
    verdict: { type: 'int8', values: kept.map(({ verdict }) => verdict) } satisfies ColumnData,
    measured: number(({ measured }) => measured),
    limit_value: number(({ limit }) => limit),
    lower_bound: number(({ lower }) => lower),
    complaints: whole(({ sure }) => sure),
    maybe: whole(({ maybe }) => maybe),
    denominator: whole(({ denominator }) => denominator),
    missing: text(({ missing }) => missing)
  };
  await engine.append('group_verdict', columns, kept.length);
}

/** A group is judged by the values in force on the first day of its period on which the rule is in effect. */
function inForce(
  period: Period,
  segment: { from: number | null; to: number | null },
  first: number | null
): boolean {
  const day = Math.max(period.firstDay, first ?? period.firstDay);
  return (segment.from === null || day >= segment.from) && (segment.to === null || day < segment.to);
}
