import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JudgedRule } from '#lib/core/audit';
import { VERDICTS } from '#lib/core/domain';
import type { Engine } from '#lib/core/engine';
import type { Rulebook } from '#lib/core/rulebook';
import { sql } from '#lib/core/sql';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import type { OracleVerdict } from '../../src/lib/core/rules/oracle';
import { createDuckDbWasmInNode } from '../engines/support/duckdb-wasm-in-node';
import { auditFiles } from '../support/audit';
import { sourceFile } from '../support/files';
import { oracleEnv } from './oracle-env';
import { ORACLES } from './oracles';
import { randomLog } from './random-log';
import { RANDOM_CALENDARS, RANDOM_KINDS, randomRule } from './random-rule';
import { readComplaints, readContacts } from './read-log';

/** `DECORUM_AGREEMENT` logs of this many contacts each; every log is judged by two random rules of every kind. */
const LOGS = Number(process.env.DECORUM_AGREEMENT ?? 60);
const CONTACTS = 120;
const ZONES = ['America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'];

interface Found {
  verdict: string;
  measured: number | null;
  limit: number | null;
  witnesses: string[];
}

/** What the engine says of every contact or group, by id. */
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
      { verdict, measured: measured ?? null, limit: limit ?? null, witnesses }
    ])
  );

/** Only violations have values to compare; pass and cannot judge are compared by verdict. */
const comparable = (found: Map<string, Found>, isGroup: boolean) =>
  Object.fromEntries(
    [...found]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, { verdict, measured, limit, witnesses }]) => [
        id,
        verdict === 'violation' ? { verdict, measured, limit, ...(isGroup ? {} : { witnesses }) } : verdict
      ])
  );

async function compare(engine: Engine, seed: number): Promise<void> {
  const log = randomLog(seed, CONTACTS, { naive: 0.1, unreadable: 0.02 });
  const consumerTimeZone = seed % 3 === 0 ? 'Asia/Shanghai' : null;
  const timeZone = seed % 2 === 0 ? 'America/Los_Angeles' : null;
  const fileZone = ZONES[seed % ZONES.length]!;
  const rules = RANDOM_KINDS.flatMap((kind) =>
    [0, 1].map((turn) => ({ ...randomRule(seed * 2 + turn, kind), id: `${kind}-${turn}`, enabled: true }))
  );
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
  const files = [sourceFile('contacts.csv', log.contacts), sourceFile('complaints.csv', log.complaints)];
  const { judgement } = await auditFiles(engine, files, [rulebook], { zone: fileZone });
  const options = { fileZone, consumerTimeZone };
  const contacts = readContacts(log.contacts, options);
  const complaints = readComplaints(log.complaints, options);
  const env = oracleEnv(RANDOM_CALENDARS, timeZone);
  for (const judged of judgement.rules) {
    const { rule, kind } = judged.compiled;
    const isGroup = kind.judges === 'groups';
    const engineSays = comparable(await engineVerdicts(engine, judged), isGroup);
    const oracleSays = comparable(expected(ORACLES[rule.kind]!(rule, contacts, complaints, env)), isGroup);
    expect(engineSays, `seed ${seed}, ${JSON.stringify(rule)}`).toEqual(oracleSays);
    const counts = Object.values(oracleSays).map((v) => (typeof v === 'string' ? v : v.verdict));
    expect(judged.tally, `tally of seed ${seed}`).toMatchObject({
      applicable: counts.length,
      violations: counts.filter((verdict) => verdict === 'violation').length,
      cannotJudge: counts.filter((verdict) => verdict === 'cannot-judge').length
    });
  }
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
