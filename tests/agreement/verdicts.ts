import { expect } from 'vitest';
import type { JudgedRule } from '#lib/core/audit';
import { VERDICTS } from '#lib/core/domain';
import type { Engine } from '#lib/core/engine';
import { sql } from '#lib/core/sql';
import type { OracleVerdict } from '../../src/lib/core/rules/oracle';

/** `measured` and `limit` are undefined where an oracle has no view on them. */
export interface Found {
  verdict: string;
  measured: number | null | undefined;
  limit: number | null | undefined;
  witnesses: string[];
}

/** What the engine says of every contact, complaint or group, by id. */
export async function engineVerdicts(
  engine: Engine,
  { index, compiled }: JudgedRule
): Promise<Map<string, Found>> {
  const found = new Map<string, Found>();
  type Counted = { id: string; verdict: number; measured: number | null; limit_value: number | null };
  const add = (rows: Counted[]) => {
    for (const { id, verdict, measured, limit_value } of rows) {
      expect(found.has(id), `${id} is judged once`).toBe(false);
      found.set(id, { verdict: VERDICTS[verdict]!, measured, limit: limit_value, witnesses: [] });
    }
  };
  if (compiled.kind.judges === 'groups') {
    add(
      await engine.query<Counted>(
        sql`select label as id, verdict, measured, limit_value from group_verdict where rule = ${index}`
      )
    );
    return found;
  }
  if (compiled.kind.judges === 'complaints') {
    add(
      await engine.query<Counted>(
        sql`select complaint_id as id, verdict, measured, limit_value from complaint_verdict join complaint using (n) where rule = ${index}`
      )
    );
    return found;
  }
  for (const { verdicts, witnesses } of compiled.segments) {
    add(
      await engine.query<Counted>(
        sql`select contact_id as id, verdict, measured, limit_value from (${verdicts}) join contact using (n)`
      )
    );
    const proof = witnesses(sql`(select n, cause from (${verdicts}) where verdict = 1)`);
    if (!proof) continue;
    const rows = await engine.query<{ id: string; witness: string }>(sql`
      select c.contact_id as id, w.contact_id as witness from (select distinct n, witness from (${proof})) p
      join contact c on c.n = p.n join contact w on w.n = p.witness order by p.n, w.n`);
    for (const { id, witness } of rows) found.get(id)!.witnesses.push(witness);
  }
  return found;
}

/** What the oracle says of them. */
export const expected = (verdicts: OracleVerdict[]): Map<string, Found> =>
  new Map(
    verdicts.map(({ id, verdict, measured, limit, witnesses }) => [
      id,
      { verdict, measured, limit, witnesses }
    ])
  );

/** What a verdict says, as far as the oracle has a view: only violations have values and witnesses to compare. */
function said(found: Found | undefined, view: Found | undefined, withWitnesses: boolean): string {
  if (!found) return 'nothing';
  if (found.verdict !== 'violation') return found.verdict;
  return JSON.stringify([
    found.verdict,
    view?.measured === undefined ? null : found.measured,
    view?.limit === undefined ? null : found.limit,
    withWitnesses ? found.witnesses : []
  ]);
}

/** Every id on which the two say something else. */
export function differences(
  engineSays: Map<string, Found>,
  oracleSays: Map<string, Found>,
  withWitnesses: boolean
) {
  return [...new Set([...engineSays.keys(), ...oracleSays.keys()])].sort().flatMap((id) => {
    const view = oracleSays.get(id);
    const [one, other] = [said(engineSays.get(id), view, withWitnesses), said(view, view, withWitnesses)];
    return one === other ? [] : [`${id}: the engine says ${one}, the oracle ${other}`];
  });
}

/** What a rule's verdicts add up to. */
export function tallyOf(oracleSays: Map<string, Found>) {
  const verdicts = [...oracleSays.values()].map(({ verdict }) => verdict);
  return {
    applicable: verdicts.length,
    violations: verdicts.filter((verdict) => verdict === 'violation').length,
    cannotJudge: verdicts.filter((verdict) => verdict === 'cannot-judge').length
  };
}
