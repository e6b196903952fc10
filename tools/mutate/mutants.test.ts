// Copied into tests/agreement of the copy: judges random logs by random rules of one kind, mutant by mutant, until the oracle
// says something else. Which mutants, and what became of them, goes by files named in the environment.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { dayOf, type Rulebook } from '#lib/core/rulebook';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { auditFiles, judgeAll } from '../support/audit';
import { sourceFile } from '../support/files';
import { oracleEnv } from './oracle-env';
import { oracleVerdicts } from './oracles';
import { randomLog } from './random-log';
import { randomRule } from './random-rule';
import { readLog } from './read-log';
import { RANDOM_CALENDARS } from './rules/parts';
import { differences, engineVerdicts, expected, tallyOf } from './verdicts';

const { kind, mutants, logs, rules: perLog } = JSON.parse(readFileSync(process.env.DECORUM_MUTANTS!, 'utf8'));
const AS_OF = ['2026-03-10', '2026-04-20', '2026-12-01'].map((date) => dayOf(date)!);
const ZONES = ['America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'];
const world = globalThis as unknown as { decorumMutant: number };

it('random logs kill mutants', { timeout: 3_600_000 }, async () => {
  const engine = await createDuckDbNode({ threads: 2 });
  const killed: Record<number, string> = {};
  for (let seed = 1; seed <= logs; seed++) {
    world.decorumMutant = -1;
    const log = randomLog(seed, 120, { naive: 0.1, unreadable: 0.02 });
    const rulebook: Rulebook = {
      id: 'random',
      title: { en: 'Random', zh: '随机' },
      jurisdiction: 'none',
      version: '1',
      timeZone: seed % 2 === 0 ? 'America/Los_Angeles' : null,
      consumerTimeZone: seed % 3 === 0 ? 'Asia/Shanghai' : null,
      extends: null,
      calendars: RANDOM_CALENDARS,
      rules: Array.from({ length: perLog }, (_, i) => randomRule(seed + i * 1000, kind))
    };
    const fileZone = ZONES[seed % ZONES.length]!;
    const asOf = AS_OF[seed % AS_OF.length]!;
    const files = Object.entries(log).map(([table, csv]) => sourceFile(`${table}.csv`, csv as string));
    await auditFiles(engine, files, [rulebook], { zone: fileZone, asOf });
    const read = readLog(log, { fileZone, consumerTimeZone: rulebook.consumerTimeZone });
    const env = oracleEnv(RANDOM_CALENDARS, rulebook.timeZone, asOf);
    const oracleSays = new Map(
      rulebook.rules.map((rule) => [rule.id, expected(oracleVerdicts(rule, read, env))])
    );
    const disagreement = async (): Promise<string | null> => {
      const judgement = await judgeAll(engine, [rulebook], asOf);
      for (const judged of judgement.rules) {
        const says = oracleSays.get(judged.compiled.rule.id)!;
        const [found] = differences(
          await engineVerdicts(engine, judged),
          says,
          judged.compiled.kind.judges === 'contacts'
        );
        if (found) return found;
        expect(judged.tally).toMatchObject(tallyOf(says));
      }
      return null;
    };
    expect(await disagreement(), `seed ${seed} without a mutant`).toBe(null);
    for (const id of mutants as number[]) {
      if (killed[id]) continue;
      world.decorumMutant = id;
      const found = await disagreement().catch((error: Error) => error.message);
      if (found) killed[id] = `log ${seed}: ${found.slice(0, 200)}`;
    }
    writeFileSync(process.env.DECORUM_KILLED!, JSON.stringify(killed));
  }
  engine.close();
});
