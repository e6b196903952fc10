import type { CompiledRule } from '#lib/core/compile';
import type { Engine } from '#lib/core/engine';
import { int, sql } from '#lib/core/sql';

/** Keeps the verdict on every complaint that the rule applies or may apply to, with the date it was received. */
export async function judgeComplaints(
  engine: Engine,
  rule: CompiledRule,
  index: number,
  signal?: AbortSignal
): Promise<void> {
  for (const [position, { verdicts }] of rule.segments.entries()) {
    await engine.query(
      sql`insert into complaint_verdict
select ${int(index)}, ${int(position)}, v.n, day, verdict, measured, limit_value, missing from (${verdicts}) v`,
      signal ? { signal } : {}
    );
  }
}
