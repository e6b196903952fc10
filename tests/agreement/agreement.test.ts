import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine';
import { dayOf, type Rulebook } from '#lib/core/rulebook';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { createDuckDbWasmInNode } from '../engines/support/duckdb-wasm-in-node';
import { auditFiles } from '../support/audit';
import { sourceFile } from '../support/files';
import { oracleEnv } from './oracle-env';
import { oracleVerdicts } from './oracles';
import { randomLog } from './random-log';
import { RANDOM_KINDS, randomRule } from './random-rule';
import { readLog } from './read-log';
import { RANDOM_CALENDARS } from './rules/parts';
import { differences, engineVerdicts, expected, tallyOf } from './verdicts';

/** `DECORUM_AGREEMENT` logs of this many contacts each; every log is judged by one random rule of every kind. */
const LOGS = Number(process.env.DECORUM_AGREEMENT ?? 40);
const CONTACTS = 120;
/** Days within and after the logs. */
const AS_OF = ['2026-03-10', '2026-04-20', '2026-12-01'].map((date) => dayOf(date)!);
const ZONES = ['America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'];

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
