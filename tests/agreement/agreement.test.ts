import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JudgedRule } from '#lib/core/audit';
import { VERDICTS } from '#lib/core/domain';
import type { Engine } from '#lib/core/engine';
import { dayOf, type Rulebook } from '#lib/core/rulebook';
import { sql } from '#lib/core/sql';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import type { OracleVerdict } from '../../src/lib/core/rules/oracle';
import { createDuckDbWasmInNode } from '../engines/support/duckdb-wasm-in-node';
import { auditFiles } from '../support/audit';
import { sourceFile } from '../support/files';
import { oracleEnv } from './oracle-env';
import { oracleVerdicts } from './oracles';
import { randomLog } from './random-log';
import { RANDOM_KINDS, randomRule } from './random-rule';
import { readLog } from './read-log';
import { RANDOM_CALENDARS } from './rules/parts';

/** `DECORUM_AGREEMENT` logs of this many contacts each; every log is judged by one random rule of every kind. */
const LOGS = Number(process.env.DECORUM_AGREEMENT ?? 40);
const CONTACTS = 120;
/** Days within and after the logs. */
const AS_OF = ['2026-03-10', '2026-04-20', '2026-12-01'].map((date) => dayOf(date)!);
const ZONES = ['America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'];

/** `measured` and `limit` are undefined where an oracle has no view on them. */
interface Found {
  verdict: string;
  measured: number | null | undefined;
  limit: number | null | undefined;
  witnesses: string[];
}

/** What the engine says of every contact, complaint or group, by id. */
async function engineVerdicts(engine: Engine, { index, compiled }: JudgedRule): Promise<Map<string, Found>> {
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

const expected = (verdicts: OracleVerdict[]): Map<string, Found> =>
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
function differences(engineSays: Map<string, Found>, oracleSays: Map<string, Found>, withWitnesses: boolean) {
  return [...new Set([...engineSays.keys(), ...oracleSays.keys()])].sort().flatMap((id) => {
    const view = oracleSays.get(id);
    const [one, other] = [said(engineSays.get(id), view, withWitnesses), said(view, view, withWitnesses)];
    return one === other ? [] : [`${id}: the engine says ${one}, the oracle ${other}`];
  });
}

function tallyOf(oracleSays: Map<string, Found>) {
  const verdicts = [...oracleSays.values()].map(({ verdict }) => verdict);
  return {
    applicable: verdicts.length,
    violations: verdicts.filter((verdict) => verdict === 'violation').length,
    cannotJudge: verdicts.filter((verdict) => verdict === 'cannot-judge').length
  };
}

async function compare(engine: Engine, seed: number): Promise<void> {
  const log = randomLog(seed, CONTACTS, { naive: 0.1, unreadable: 0.02 });
  const consumerTimeZone = seed % 3 === 0 ? 'Asia/Shanghai' : null;
  const timeZone = seed % 2 === 0 ? 'America/Los_Angeles' : null;
  const fileZone = ZONES[seed % ZONES.length]!;
  const rules = RANDOM_KINDS.map((kind) => randomRule(seed, kind));
  const rulebook: Rulebook = {
    id: 'random',
    title: { en: 'Random', zh: '随机' },
    jurisdiction: 'none',
    version: '1',
    timeZone,
    consumerTimeZone,
    extends: null,
    calendars: RANDOM_CALENDARS,
    rules
  };
  const files = Object.entries(log).map(([table, csv]) => sourceFile(`${table}.csv`, csv as string));
  const asOf = AS_OF[seed % AS_OF.length]!;
  const { judgement } = await auditFiles(engine, files, [rulebook], { zone: fileZone, asOf });
  const read = readLog(log, { fileZone, consumerTimeZone });
  const env = oracleEnv(RANDOM_CALENDARS, timeZone, asOf);
  const found: Record<string, string[]> = {};
  for (const judged of judgement.rules) {
    const { rule, kind } = judged.compiled;
    const oracleSays = expected(oracleVerdicts(rule, read, env));
    const differ = differences(await engineVerdicts(engine, judged), oracleSays, kind.judges === 'contacts');
    if (differ.length > 0) found[JSON.stringify(rule)] = differ;
    else expect(judged.tally, `tally of ${rule.id}`).toMatchObject(tallyOf(oracleSays));
  }
  expect(found, `seed ${seed}`).toEqual({});
}

describe.each([
  ['native DuckDB', () => createDuckDbNode({ threads: 2 }), LOGS],
  ['DuckDB-Wasm', () => createDuckDbWasmInNode(), Math.ceil(LOGS / 4)]
] as const)('%s and the naive oracles', (_name, open, logs) => {
  let engine: Engine;
  beforeAll(async () => void (engine = await open()));
  afterAll(() => engine.close());

  it.each(Array.from({ length: logs }, (_, i) => i + 1))(
    'agree on every verdict, value and witness of random log %i',
    async (seed) => {
      await compare(engine, seed);
    }
  );
});
