import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/core/engine';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { judgedBy } from '../../support/one-rule';
import { createDuckDbWasmInNode } from '../support/duckdb-wasm-in-node';

const HEADER = 'contact_id,occurred_at,channel,account_id,time_zone,text';
/** The letter may have been on 2 or 3 March where the consumer is, the early one on 1 or 2 March. */
const LETTERS = [
  'known,2026-03-02T21:00:00Z,letter,A,UTC,pay',
  'letter,2026-03-02T21:00:00Z,letter,A,,pay',
  'early,2026-03-01T21:00:00Z,letter,A,,pay',
  'late,2026-03-04T21:00:00Z,letter,A,,pay'
];
const rule = (channels: string): string => `kind: wording
params: { patterns: [{ re2: pay, meaning: x }], channels: ${channels} }`;

describe.each([
  ['native DuckDB', () => createDuckDbNode()],
  ['DuckDB-Wasm', () => createDuckDbWasmInNode()]
])('dated values on contacts of unknown date, on %s', (_name, open) => {
  let engine: Engine;
  beforeAll(async () => void (engine = await open()));
  afterAll(() => engine.close());

  const judge = (channels: string) =>
    judgedBy(engine, { contacts: [HEADER, ...LETTERS].join('\n') }, rule(channels));

  test('a contact that only the later values look at cannot be judged where it may be on either date', async () => {
    const { verdicts, tally } = await judge(
      '[{ from: 2020-01-01, value: [call] }, { from: 2026-03-03, value: [letter] }]'
    );
    expect(verdicts).toEqual({ letter: 'cannot-judge: time_zone', late: 'violation' });
    expect(tally).toEqual({ applicable: 2, judged: 1, violations: 1, cannotJudge: 1 });
  });

  test('nor one that only the earlier values look at', async () => {
    const { verdicts, tally } = await judge(
      '[{ from: 2020-01-01, value: [letter] }, { from: 2026-03-03, value: [call] }]'
    );
    expect(verdicts).toEqual({ known: 'violation', letter: 'cannot-judge: time_zone', early: 'violation' });
    expect(tally).toEqual({ applicable: 3, judged: 2, violations: 2, cannotJudge: 1 });
  });

  test('values that cannot be in force on any of its dates have no say', async () => {
    const { verdicts } = await judge(
      `[{ from: 2020-01-01, value: [letter] }, { from: 2026-03-01, value: [call] }, { from: 2026-03-03, value: [sms] },
        { from: 2026-03-05, value: [letter] }]`
    );
    expect(verdicts).toEqual({ late: 'cannot-judge: time_zone' });
  });

  test('one that both values look at is judged once', async () => {
    const { verdicts, tally } = await judge(
      '[{ from: 2020-01-01, value: [letter] }, { from: 2026-03-03, value: [letter, call] }]'
    );
    expect(verdicts).toEqual({
      known: 'violation',
      letter: 'cannot-judge: time_zone',
      early: 'violation',
      late: 'violation'
    });
    expect(tally.applicable).toBe(4);
  });
});
