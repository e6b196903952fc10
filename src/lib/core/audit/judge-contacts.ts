import type { CompiledRule } from '#lib/core/compile';
import type { Engine } from '#lib/core/engine';
import { int, sql } from '#lib/core/sql';

/** Keeps what did not pass; passes are counted from the cells. */
export async function judgeContacts(
  engine: Engine,
  rule: CompiledRule,
  index: number,
  signal?: AbortSignal
): Promise<void> {
  for (const [position, { verdicts, isIdle }] of rule.segments.entries()) {
    if (isIdle) continue;
    await engine.query(
      sql`insert into exception select ${int(index)}, ${int(position)}, n, verdict, measured, limit_value, missing, cause
from (${verdicts}) where verdict <> 0`,
      signal ? { signal } : {}
    );
  }
}
