import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/core/engine';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { judgedBy } from '../../support/one-rule';
import { createDuckDbWasmInNode } from '../support/duckdb-wasm-in-node';

const HEADER =
  'contact_id,occurred_at,channel,account_id,time_zone,direction,outcome,consent,days_past_due,region';
const LADDER =
  'kind: stage-gate\nparams: { channels: [visit], min_days_past_due: 30, max_days_past_due: 90, after: { channel: call, count: 2 } }';

describe.each([
  ['native DuckDB', () => createDuckDbNode()],
  ['DuckDB-Wasm', () => createDuckDbWasmInNode()]
])('stage-gate on %s', (_name, open) => {
  let engine: Engine;
  beforeAll(async () => void (engine = await open()));
  afterAll(() => engine.close());

  const judge = (contacts: string[], rule: string) =>
    judgedBy(engine, { contacts: [HEADER, ...contacts].join('\n') }, rule);

  test('days past due include both ends of the range', async () => {
    const contacts = [29, 30, 90, 91].map((days) => `d${days},2026-03-05T10:00:00Z,visit,A,UTC,,,,${days},`);
    const both = await judge(
      [
        ...contacts,
        'open,2026-03-05T10:00:00Z,visit,A,UTC,,,,,',
        'call,2026-03-05T10:00:00Z,call,A,UTC,,,,1,'
      ],
      'kind: stage-gate\nparams: { channels: [visit], min_days_past_due: 30, max_days_past_due: 90 }'
    );
    expect(both.verdicts).toEqual({
      d29: 'violation',
      d30: 'pass',
      d90: 'pass',
      d91: 'violation',
      open: 'cannot-judge: days_past_due'
    });
    expect([both.measured.d29, both.limits.d29, both.measured.d91, both.limits.d91]).toEqual([
      29, 30, 91, 90
    ]);
    expect(both.witnesses).toEqual({ d29: 'd29', d91: 'd91' });
    expect(both.tally).toEqual({ applicable: 5, judged: 4, violations: 2, cannotJudge: 1 });
    const least = await judge(contacts, 'kind: stage-gate\nparams: { min_days_past_due: 91 }');
    expect(least.verdicts).toEqual({ d29: 'violation', d30: 'violation', d90: 'violation', d91: 'pass' });
    expect(least.limits.d90).toBe(91);
    const most = await judge(contacts, 'kind: stage-gate\nparams: { max_days_past_due: 29 }');
    expect(most.verdicts).toEqual({ d29: 'pass', d30: 'violation', d90: 'violation', d91: 'violation' });
    expect(most.limits.d30).toBe(29);
  });

  test('earlier outbound contacts of the account on the other channel, whatever became of them', async () => {
    const rule = 'kind: stage-gate\nparams: { channels: [visit], after: { channel: call, count: 2 } }';
    const { verdicts, measured, limits, witnesses } = await judge(
      [
        'a1,2026-03-01T10:00:00Z,call,A,UTC,,,true,,',
        'a2,2026-03-02T10:00:00Z,call,A,UTC,inbound,,,,',
        'a3,2026-03-03T10:00:00Z,sms,A,UTC,,,,,',
        'a4,2026-03-04T10:00:00Z,visit,A,UTC,,,,,',
        'a5,2026-03-05T10:00:00Z,call,A,,,busy,,,',
        'a6,2026-03-06T10:00:00Z,visit,A,UTC,,,,,',
        'b1,2026-03-05T10:00:00Z,visit,B,UTC,,,,,',
        'b2,2026-03-06T10:00:00Z,call,B,UTC,,,,,',
        'b3,2026-03-06T11:00:00Z,call,B,UTC,,,,,',
        'n1,2026-03-06T10:00:00Z,call,,UTC,,,,,',
        'n2,2026-03-06T11:00:00Z,call,,UTC,,,,,',
        'n3,2026-03-06T12:00:00Z,visit,,UTC,,,,,'
      ],
      rule
    );
    expect(verdicts).toEqual({
      a4: 'violation',
      a6: 'pass',
      b1: 'violation',
      n3: 'cannot-judge: account_id'
    });
    expect([measured.a4, measured.b1, limits.a4]).toEqual([1, 0, 2]);
    expect(witnesses).toEqual({ a4: 'a4', b1: 'b1' });
  });

  test('earlier goes by the order of contacts, at the same second by id, and never counts itself', async () => {
    const { verdicts } = await judge(
      ['a', 'b', 'c'].map((id) => `${id},2026-03-05T10:00:00Z,call,A,UTC,,,,,`),
      'kind: stage-gate\nparams: { after: { channel: call, count: 1 } }'
    );
    expect(verdicts).toEqual({ a: 'violation', b: 'pass', c: 'pass' });
  });

  test('either test breaks the rule, and what is missing for the other does not matter then', async () => {
    const { verdicts, measured, limits } = await judge(
      [
        'early,2026-03-05T10:00:00Z,visit,A,UTC,,,,29,',
        'early-nobody,2026-03-05T10:00:00Z,visit,,UTC,,,,29,',
        'few-open,2026-03-05T10:00:00Z,visit,B,UTC,,,,,',
        'fits-nobody,2026-03-05T10:00:00Z,visit,,UTC,,,,30,',
        'nothing,2026-03-05T10:00:00Z,visit,,UTC,,,,,',
        'c1,2026-03-05T10:00:00Z,call,C,UTC,,,,,',
        'c2,2026-03-05T11:00:00Z,call,C,UTC,,,,,',
        'c3,2026-03-05T12:00:00Z,visit,C,UTC,,,,,',
        'c4,2026-03-05T12:00:00Z,visit,C,UTC,,,,90,',
        'c5,2026-03-05T12:00:00Z,visit,C,UTC,,,,91,'
      ],
      LADDER
    );
    expect(verdicts).toEqual({
      early: 'violation',
      'early-nobody': 'violation',
      'few-open': 'violation',
      'fits-nobody': 'cannot-judge: account_id',
      nothing: 'cannot-judge: days_past_due',
      c3: 'cannot-judge: days_past_due',
      c4: 'pass',
      c5: 'violation'
    });
    expect([measured.early, limits.early]).toEqual([29, 30]);
    expect([measured['few-open'], limits['few-open']]).toEqual([0, 2]);
  });

  test('what the rule does not apply to is not judged but counts as a step; agreed contacts pass', async () => {
    const rule = `kind: stage-gate
applies_to: { regions: [US-NY] }
except: [consent]
params: { channels: [visit], after: { channel: call, count: 1 } }`;
    const { verdicts } = await judge(
      [
        'a1,2026-03-01T10:00:00Z,call,A,UTC,,,true,,US-MA',
        'a2,2026-03-02T10:00:00Z,visit,A,UTC,,,,,US-NY',
        'b1,2026-03-02T10:00:00Z,visit,B,UTC,,,true,,US-NY',
        'b2,2026-03-02T10:00:00Z,visit,B,UTC,,,,,US-MA',
        'b3,2026-03-02T10:00:00Z,visit,B,UTC,,,,,',
        'b4,2026-03-02T10:00:00Z,visit,B,UTC,,,false,,US-NY'
      ],
      rule
    );
    expect(verdicts).toEqual({ a2: 'pass', b1: 'pass', b3: 'cannot-judge: region', b4: 'violation' });
  });

  test('the steps needed on the date of the contact count', async () => {
    const { verdicts, limits } = await judge(
      [
        'a1,2026-03-01T10:00:00Z,call,A,UTC,,,,,',
        'a2,2026-03-04T10:00:00Z,visit,A,UTC,,,,,',
        'a3,2026-03-05T10:00:00Z,visit,A,UTC,,,,,'
      ],
      `kind: stage-gate
params:
  channels: [visit]
  after: [{ from: 2026-01-01, value: { channel: call, count: 1 } }, { from: 2026-03-05, value: { channel: call, count: 2 } }]`
    );
    expect([verdicts, limits.a3]).toEqual([{ a2: 'pass', a3: 'violation' }, 2]);
  });
});
