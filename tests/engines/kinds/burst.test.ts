import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/core/engine';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { judgedBy } from '../../support/one-rule';
import { createDuckDbWasmInNode } from '../support/duckdb-wasm-in-node';

const HEADER =
  'contact_id,occurred_at,channel,account_id,consumer_id,time_zone,direction,outcome,consent,days_past_due';
const HALF_HOUR = 'kind: burst\nparams: { per: [account], max: 2, within: { minutes: 30 } }';

describe.each([
  ['native DuckDB', () => createDuckDbNode()],
  ['DuckDB-Wasm', () => createDuckDbWasmInNode()]
])('burst on %s', (_name, open) => {
  let engine: Engine;
  beforeAll(async () => void (engine = await open()));
  afterAll(() => engine.close());

  const judge = (contacts: string[], rule: string) =>
    judgedBy(engine, { contacts: [HEADER, ...contacts].join('\n') }, rule);

  test('the third contact inside the window is one too many, the one exactly its length later is not', async () => {
    const { verdicts, measured, limits, witnesses, tally } = await judge(
      [
        'a1,2026-03-05T10:00:00Z,call,A,P,UTC,,,,',
        'a2,2026-03-05T10:10:00Z,sms,A,P,UTC,,,,',
        'a3,2026-03-05T10:29:59Z,call,A,P,UTC,,,,',
        'b1,2026-03-05T10:00:00Z,call,B,P,UTC,,,,',
        'b2,2026-03-05T10:10:00Z,call,B,P,UTC,,,,',
        'b3,2026-03-05T10:30:00Z,call,B,P,UTC,,,,',
        'c1,2026-03-05T10:30:00Z,call,,P,UTC,,,,'
      ],
      HALF_HOUR
    );
    expect(verdicts).toEqual({
      a1: 'pass',
      a2: 'pass',
      a3: 'violation',
      b1: 'pass',
      b2: 'pass',
      b3: 'pass',
      c1: 'cannot-judge: account_id'
    });
    expect([measured.a3, limits.a3, witnesses]).toEqual([3, 2, { a3: 'a1;a2;a3' }]);
    expect(tally).toEqual({ applicable: 7, judged: 6, violations: 1, cannotJudge: 1 });
  });

  test('hours are counted in seconds too', async () => {
    const { verdicts } = await judge(
      [
        'a1,2026-03-05T10:00:00Z,call,A,P,UTC,,,,',
        'a2,2026-03-05T11:59:59Z,call,A,P,UTC,,,,',
        'b1,2026-03-05T10:00:00Z,call,B,P,UTC,,,,',
        'b2,2026-03-05T12:00:00Z,call,B,P,UTC,,,,'
      ],
      'kind: burst\nparams: { per: [account], max: 1, within: { hours: 2 } }'
    );
    expect(verdicts).toEqual({ a1: 'pass', a2: 'violation', b1: 'pass', b2: 'pass' });
  });

  test('at the same second they come in order of their ids, and no zone is needed', async () => {
    const { verdicts, witnesses } = await judge(
      ['c', 'a', 'b'].map((id) => `${id},2026-03-05T10:00:00Z,call,A,P,,,,,`),
      HALF_HOUR
    );
    expect(verdicts).toEqual({ a: 'pass', b: 'pass', c: 'violation' });
    expect(witnesses.c).toBe('a;b;c');
  });

  test('a contact that may count makes the next one open and is itself never a violation', async () => {
    const { verdicts } = await judge(
      [
        'a1,2026-03-05T10:00:00Z,call,A,P,UTC,,voicemail,,',
        'a2,2026-03-05T10:01:00Z,call,A,P,UTC,,,,',
        'a3,2026-03-05T10:02:00Z,call,A,P,UTC,,answered,,',
        'a4,2026-03-05T10:03:00Z,call,A,P,UTC,,,,',
        'a5,2026-03-05T10:04:00Z,call,A,P,UTC,,no_answer,,',
        'a6,2026-03-05T10:05:00Z,call,A,P,UTC,,answered,,',
        'a7,2026-03-05T10:06:00Z,call,A,P,UTC,,,,',
        'b1,2026-03-05T10:00:00Z,call,B,P,UTC,,,,',
        'b2,2026-03-05T10:01:00Z,call,B,P,UTC,,answered,,'
      ],
      'kind: burst\nparams: { per: [account], max: 2, within: { minutes: 30 }, counts: connected }'
    );
    expect(verdicts).toEqual({
      a1: 'pass',
      a2: 'pass',
      a3: 'cannot-judge: outcome',
      a4: 'cannot-judge: outcome',
      a5: 'pass',
      a6: 'violation',
      a7: 'cannot-judge: outcome',
      b1: 'pass',
      b2: 'pass'
    });
  });

  test('contacts it does not apply to, on other channels, agreed or inbound are not counted', async () => {
    const { verdicts } = await judge(
      [
        'a1,2026-03-05T10:00:00Z,call,A,P,UTC,,,,29',
        'a2,2026-03-05T10:01:00Z,sms,A,P,UTC,,,,30',
        'a3,2026-03-05T10:02:00Z,call,A,P,UTC,,,true,30',
        'a4,2026-03-05T10:03:00Z,call,A,P,UTC,inbound,,,30',
        'a5,2026-03-05T10:04:00Z,call,A,P,UTC,,,,30',
        'a6,2026-03-05T10:05:00Z,call,A,P,UTC,,,,30'
      ],
      `kind: burst
applies_to: { days_past_due: { min: 30 } }
except: [consent]
params: { channels: [call], per: [account], max: 1, within: { minutes: 30 } }`
    );
    expect(verdicts).toEqual({ a3: 'pass', a5: 'pass', a6: 'violation' });
  });

  test('a bare date may be at any second of its day', async () => {
    const { verdicts } = await judge(
      [
        'a1,2026-03-05,call,A,P,UTC,,,,',
        'a2,2026-03-06T00:29:58Z,call,A,P,UTC,,,,',
        'b1,2026-03-05,call,B,P,UTC,,,,',
        'b2,2026-03-06T00:29:59Z,call,B,P,UTC,,,,'
      ],
      'kind: burst\nparams: { per: [account], max: 1, within: { minutes: 30 } }'
    );
    expect(verdicts).toEqual({
      a1: 'pass',
      a2: 'cannot-judge: occurred_at',
      b1: 'pass',
      b2: 'pass'
    });
  });
});
