import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/core/engine';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { judgedBy } from '../../support/one-rule';
import { createDuckDbWasmInNode } from '../support/duckdb-wasm-in-node';

const COLUMNS = 'complaint_id,received_at,account_id,agency,category,severity,outcome,closed_at,extended_to';
const CONTACTS = 'contact_id,occurred_at,channel,account_id,consumer_id\nc1,2026-03-01T10:00:00Z,call,A1,P1';
const day = (date: string): number => Date.parse(date) / 86_400_000;
const RULE = (tiers: string, more = ''): string =>
  `kind: complaint-deadline\n${more}\nparams: { tiers: [${tiers}] }`;

describe.each([
  ['native DuckDB', () => createDuckDbNode()],
  ['DuckDB-Wasm', () => createDuckDbWasmInNode()]
])('complaint-deadline on %s', (_name, open) => {
  let engine: Engine;
  beforeAll(async () => void (engine = await open()));
  afterAll(() => engine.close());

  const judge = (complaints: string[], rule: string, asOf = '2026-03-31', book = '') =>
    judgedBy(engine, { contacts: CONTACTS, complaints: [COLUMNS, ...complaints].join('\n') }, rule, {
      asOf: day(asOf),
      book
    });

  test('one closed on its last day is in time, a day later it is late', async () => {
    const { verdicts, measured, limits, tally } = await judge(
      [
        'timely,2026-03-05T10:00:00Z,A1,N,Rude,low,upheld,2026-03-15T23:59:59Z,',
        'late,2026-03-05T10:00:00Z,A1,N,Rude,low,upheld,2026-03-16T00:00:00Z,',
        'dated,2026-03-05,A1,N,Rude,low,upheld,2026-03-16,'
      ],
      RULE('{ days: 10 }')
    );
    expect(verdicts).toEqual({ timely: 'pass', late: 'violation', dated: 'violation' });
    expect([measured.late, limits.late]).toEqual([11, 10]);
    expect(tally).toEqual({ applicable: 3, judged: 3, violations: 2, cannotJudge: 0 });
  });

  test('dates are those of the rulebook’s zone', async () => {
    // the same day in UTC, the next one in Shanghai
    const complaints = ['k1,2026-03-05T15:59:59Z,A1,N,Rude,low,upheld,2026-03-05T16:00:00Z,'];
    expect((await judge(complaints, RULE('{ days: 0 }'))).verdicts.k1).toBe('pass');
    const { measured, limits } = await judge(
      complaints,
      RULE('{ days: 0 }'),
      '2026-03-31',
      'time_zone: Asia/Shanghai'
    );
    expect([measured.k1, limits.k1]).toEqual([1, 0]);
  });

  test('what is open on the as-of date, or closed only after it, is late from the day after its deadline', async () => {
    const complaints = [
      'open,2026-03-05T10:00:00Z,A1,N,Rude,low,open,,',
      'silent,2026-03-05T10:00:00Z,A1,N,Rude,low,,,',
      'later,2026-03-05T10:00:00Z,A1,N,Rude,low,upheld,2026-04-20T10:00:00Z,',
      'unknown,2026-03-05T10:00:00Z,A1,N,Rude,low,upheld,,'
    ];
    expect((await judge(complaints, RULE('{ days: 10 }'), '2026-03-15')).verdicts).toEqual({
      open: 'pass',
      silent: 'pass',
      later: 'pass',
      unknown: 'pass'
    });
    const { verdicts, measured } = await judge(complaints, RULE('{ days: 10 }'), '2026-03-16');
    expect(verdicts).toEqual({
      open: 'violation',
      silent: 'violation',
      later: 'violation',
      unknown: 'cannot-judge: closed_at'
    });
    expect(measured.later).toBe(11);
  });

  test('an extension only moves a deadline later', async () => {
    const { verdicts, limits } = await judge(
      [
        'within,2026-03-05T10:00:00Z,A1,N,Rude,low,upheld,2026-03-20T10:00:00Z,2026-03-20',
        'beyond,2026-03-05T10:00:00Z,A1,N,Rude,low,upheld,2026-03-21T10:00:00Z,2026-03-20',
        'shorter,2026-03-05T10:00:00Z,A1,N,Rude,low,upheld,2026-03-15T10:00:00Z,2026-03-06'
      ],
      RULE('{ days: 10 }')
    );
    expect(verdicts).toEqual({ within: 'pass', beyond: 'violation', shorter: 'pass' });
    expect([limits.beyond, limits.shorter]).toEqual([15, 10]);
  });

  test('the first tier that fits judges; where none does there is no verdict', async () => {
    const { verdicts, limits } = await judge(
      [
        'high,2026-03-05T10:00:00Z,A1,N,Threat,high,,,',
        'threat,2026-03-05T10:00:00Z,A1,N,Threat,low,,,',
        'rude,2026-03-05T10:00:00Z,A1,N,Rude,medium,,,',
        'slow,2026-03-05T10:00:00Z,A1,N,Slow,low,,,'
      ],
      RULE('{ when: { severity: high }, days: 1 }, { when: { category: [Threat, Rude] }, days: 30 }'),
      '2026-03-31'
    );
    expect(verdicts).toEqual({ high: 'violation', threat: 'pass', rude: 'pass' });
    expect([limits.high, limits.threat]).toEqual([1, 30]);
  });

  test('a missing field is judged where every value it could have agrees', async () => {
    const complaints = [
      'young,2026-03-20T10:00:00Z,A1,N,Rude,,,,',
      'middle,2026-03-10T10:00:00Z,A1,N,Rude,,,,',
      'old,2026-02-01T10:00:00Z,A1,N,Rude,,,,',
      'unsorted,2026-02-01T10:00:00Z,A1,N,,high,,,'
    ];
    const graded =
      '{ when: { severity: high }, days: 15 }, { when: { severity: [medium] }, days: 20 }, { when: { severity: low, category: Rude }, days: 30 }';
    expect((await judge(complaints, RULE(graded), '2026-03-31')).verdicts).toEqual({
      young: 'pass',
      middle: 'cannot-judge: severity',
      old: 'violation',
      unsorted: 'violation'
    });
    const partial = '{ when: { severity: high }, days: 15 }, { when: { severity: [medium] }, days: 20 }';
    expect((await judge(complaints, RULE(partial), '2026-03-31')).verdicts).toEqual({
      young: 'cannot-judge: severity',
      middle: 'cannot-judge: severity',
      old: 'cannot-judge: severity',
      unsorted: 'violation'
    });
    const sorted = '{ when: { category: Rude }, days: 15 }';
    expect((await judge(complaints, RULE(sorted), '2026-03-31')).verdicts.unsorted).toBe(
      'cannot-judge: category'
    );
    const answered =
      '{ when: { outcome: [upheld, rejected] }, days: 5 }, { when: { outcome: open }, days: 90 }';
    expect((await judge(complaints, RULE(answered), '2026-03-31')).verdicts).toEqual({
      young: 'pass',
      middle: 'pass',
      old: 'pass',
      unsorted: 'pass'
    });
    const absent = '{ when: { category: Rude, severity: low }, days: 15 }';
    expect((await judge(complaints, RULE(absent), '2026-03-31')).verdicts.unsorted).toBeUndefined();
  });

  test('business days, days off and what the calendar knows', async () => {
    const complaints = [
      'timely,2026-03-05T10:00:00Z,A1,N,Rude,low,upheld,2026-03-10T10:00:00Z,',
      'late,2026-03-05T10:00:00Z,A1,N,Rude,low,upheld,2026-03-11T10:00:00Z,',
      'far,2026-03-09T10:00:00Z,A1,N,Rude,low,upheld,2026-03-09T10:00:00Z,2026-04-30'
    ];
    const { verdicts, limits } = await judge(
      complaints,
      RULE('{ business_days: 3, calendar: ours }'),
      '2026-03-31',
      'calendars: { ours: { base: none, off: [2026-03-06], work: [2026-03-07], known_until: 2026-03-10 } }'
    );
    expect(verdicts).toEqual({ timely: 'pass', late: 'violation', far: 'cannot-judge: calendar' });
    expect(limits.late).toBe(5);
  });

  test('scope and effect go by the complaint’s own values and the date it was received', async () => {
    const { verdicts } = await judge(
      [
        'eve,2026-02-28T23:59:59Z,A1,N,Rude,low,,,',
        'first,2026-03-01T00:00:00Z,A1,N,Rude,low,,,',
        'last,2026-03-04T23:59:59Z,A1,N,Rude,low,,,',
        'past,2026-03-05T00:00:00Z,A1,N,Rude,low,,,',
        'elsewhere,2026-03-02T00:00:00Z,A1,S,Rude,low,,,',
        'agentless,2026-03-02T00:00:00Z,A1,,Rude,low,,,'
      ],
      RULE('{ days: 3 }', 'effective: { from: 2026-03-01, to: 2026-03-05 }\napplies_to: { agencies: [N] }')
    );
    expect(verdicts).toEqual({
      first: 'violation',
      last: 'violation',
      agentless: 'cannot-judge: agency'
    });
  });

  test('dated tiers judge complaints received while they are in force', async () => {
    const { verdicts, limits } = await judge(
      ['old,2026-03-04T23:59:59Z,A1,N,Rude,low,,,', 'new,2026-03-05T00:00:00Z,A1,N,Rude,low,,,'],
      `kind: complaint-deadline
params:
  tiers:
    - { from: 2026-01-01, value: [{ days: 30 }] }
    - { from: 2026-03-05, value: [{ days: 2 }] }`
    );
    expect(verdicts).toEqual({ old: 'pass', new: 'violation' });
    expect(limits).toEqual({ old: 30, new: 2 });
  });
});
