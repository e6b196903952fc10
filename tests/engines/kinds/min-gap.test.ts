import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/core/engine';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { judgedBy } from '../../support/one-rule';
import { createDuckDbWasmInNode } from '../support/duckdb-wasm-in-node';

const HEADER =
  'contact_id,occurred_at,channel,account_id,consumer_id,time_zone,direction,outcome,consent,days_past_due';
const DAYS = 'kind: min-gap\nparams: { per: [account], gap: { days: 3 } }';
const HOURS = 'kind: min-gap\nparams: { per: [account], gap: { hours: 2 } }';
const TALKS = 'kind: min-gap\nparams: { per: [account], gap: { hours: 2 }, counts: conversations }';
const TALK_DAYS = 'kind: min-gap\nparams: { per: [account], gap: { days: 3 }, counts: conversations }';

describe.each([
  ['native DuckDB', () => createDuckDbNode()],
  ['DuckDB-Wasm', () => createDuckDbWasmInNode()]
])('min-gap on %s', (_name, open) => {
  let engine: Engine;
  beforeAll(async () => void (engine = await open()));
  afterAll(() => engine.close());

  const judge = (contacts: string[], rule: string, options = {}) =>
    judgedBy(engine, { contacts: [HEADER, ...contacts].join('\n') }, rule, options);

  test('a gap in hours is kept to the second', async () => {
    const { verdicts, measured, limits, witnesses, tally } = await judge(
      [
        'a1,2026-03-05T10:00:00Z,call,A,P,UTC,,,,',
        'a2,2026-03-05T11:59:59Z,sms,A,P,UTC,,,,',
        'a3,2026-03-05T13:59:59Z,call,A,P,UTC,,,,',
        'a4,2026-03-05T14:00:00Z,call,A,P,UTC,,,,',
        'b1,2026-03-05T13:59:59Z,call,B,P,UTC,,,,',
        'c1,2026-03-05T14:00:00Z,call,,P,UTC,,,,'
      ],
      HOURS
    );
    expect(verdicts).toEqual({
      a1: 'pass',
      a2: 'violation',
      a3: 'pass',
      a4: 'violation',
      b1: 'pass',
      c1: 'cannot-judge: account_id'
    });
    expect([measured.a2, limits.a2, measured.a4]).toEqual([7199, 7200, 1]);
    expect(witnesses).toEqual({ a2: 'a1;a2', a4: 'a3;a4' });
    expect(tally).toEqual({ applicable: 6, judged: 5, violations: 2, cannotJudge: 1 });
  });

  test('a gap in days is a distance of local dates, not of hours', async () => {
    const { verdicts, measured, limits, witnesses } = await judge(
      [
        'a1,2026-03-05T23:50:00Z,call,A,P,UTC,,,,',
        'a2,2026-03-07T00:10:00Z,call,A,P,UTC,,,,',
        'a3,2026-03-10T00:00:00Z,call,A,P,UTC,,,,',
        'b1,2026-03-05T00:00:00Z,call,B,P,Asia/Shanghai,,,,',
        'b2,2026-03-07T15:59:59Z,call,B,P,Asia/Shanghai,,,,',
        'b3,2026-03-09T16:00:00Z,call,B,P,Asia/Shanghai,,,,'
      ],
      DAYS
    );
    expect(verdicts).toEqual({
      a1: 'pass',
      a2: 'violation',
      a3: 'pass',
      b1: 'pass',
      b2: 'violation',
      b3: 'pass'
    });
    expect([measured.a2, limits.a2, measured.b2]).toEqual([2, 3, 2]);
    expect(witnesses).toEqual({ a2: 'a1;a2', b2: 'b1;b2' });
  });

  test('of two at the same second the one with the lesser id came before', async () => {
    const { verdicts, measured, witnesses } = await judge(
      ['b,2026-03-05T10:00:00Z,call,A,P,UTC,,,,', 'a,2026-03-05T10:00:00Z,call,A,P,UTC,,,,'],
      HOURS
    );
    expect(verdicts).toEqual({ a: 'pass', b: 'violation' });
    expect([measured.b, witnesses.b]).toEqual([0, 'a;b']);
  });

  test('only counting contacts keep a distance and only from counting ones', async () => {
    const { verdicts, witnesses } = await judge(
      [
        'talk,2026-03-05T10:00:00Z,call,A,P,UTC,,conversation,,',
        'rang,2026-03-05T10:30:00Z,call,A,P,UTC,,no_answer,,',
        'met,2026-03-05T11:00:00Z,visit,A,P,UTC,,met,,',
        'in,2026-03-05T14:00:00Z,call,A,P,UTC,inbound,conversation,,',
        'later,2026-03-05T14:30:00Z,call,A,P,UTC,,conversation,,'
      ],
      TALKS
    );
    expect(verdicts).toEqual({ talk: 'pass', rang: 'pass', met: 'violation', later: 'pass' });
    expect(witnesses).toEqual({ met: 'talk;met' });
  });

  test('contacts the rule does not apply to, those on other channels and agreed ones are not counted', async () => {
    const rule = `kind: min-gap
applies_to: { days_past_due: { min: 30 } }
except: [consent]
params: { channels: [call], per: [account], gap: { hours: 2 } }`;
    const { verdicts } = await judge(
      [
        'a1,2026-03-05T10:00:00Z,call,A,P,UTC,,,,29',
        'a2,2026-03-05T10:10:00Z,sms,A,P,UTC,,,,30',
        'a3,2026-03-05T10:20:00Z,call,A,P,UTC,,,true,30',
        'a4,2026-03-05T10:30:00Z,call,A,P,UTC,,,,30',
        'a5,2026-03-05T10:40:00Z,call,A,P,UTC,,,true,30',
        'a6,2026-03-05T10:50:00Z,call,A,P,UTC,,,,30',
        'n1,2026-03-05T10:50:00Z,call,,P,UTC,,,true,30'
      ],
      rule
    );
    expect(verdicts).toEqual({ a3: 'pass', a4: 'pass', a5: 'pass', a6: 'violation', n1: 'pass' });
  });

  test('an unknown applicability leaves it open, for itself and for the next', async () => {
    const rule = `kind: min-gap
applies_to: { days_past_due: { min: 30 } }
params: { per: [account], gap: { hours: 2 } }`;
    const { verdicts } = await judge(
      [
        'a1,2026-03-05T10:00:00Z,call,A,P,UTC,,,,',
        'a2,2026-03-05T10:30:00Z,call,A,P,UTC,,,,30',
        'a3,2026-03-05T11:00:00Z,call,A,P,UTC,,,,30',
        'n1,2026-03-05T11:00:00Z,call,,P,UTC,,,,'
      ],
      rule
    );
    expect(verdicts).toEqual({
      a1: 'cannot-judge: days_past_due',
      a2: 'cannot-judge: occurred_at',
      a3: 'violation',
      n1: 'cannot-judge: days_past_due'
    });
  });

  test('a contact that may count is open where it would be too near, and never a violation', async () => {
    const { verdicts, witnesses } = await judge(
      [
        'near1,2026-03-05T10:00:00Z,call,A,P,UTC,,conversation,,',
        'near2,2026-03-05T11:00:00Z,call,A,P,UTC,,,,',
        'near3,2026-03-05T11:30:00Z,call,A,P,UTC,,conversation,,',
        'far1,2026-03-05T10:00:00Z,call,B,P,UTC,,conversation,,',
        'far2,2026-03-05T12:00:00Z,call,B,P,UTC,,,,',
        'far3,2026-03-05T13:59:59Z,call,B,P,UTC,,conversation,,',
        'far4,2026-03-05T15:59:59Z,call,B,P,UTC,,conversation,,',
        'alone1,2026-03-05T10:00:00Z,call,C,P,UTC,,,,',
        'alone2,2026-03-05T12:00:00Z,call,C,P,UTC,,conversation,,',
        'open1,2026-03-05T10:00:00Z,call,D,P,UTC,,,,',
        'open2,2026-03-05T11:59:59Z,call,D,P,UTC,,conversation,,',
        'two1,2026-03-05T08:00:00Z,call,E,P,UTC,,,,',
        'two2,2026-03-05T11:00:00Z,call,E,P,UTC,,,,',
        'two3,2026-03-05T12:00:00Z,call,E,P,UTC,,conversation,,'
      ],
      TALKS
    );
    expect(verdicts).toEqual({
      near1: 'pass',
      near2: 'cannot-judge: outcome',
      near3: 'violation',
      far1: 'pass',
      far2: 'pass',
      far3: 'cannot-judge: outcome',
      far4: 'pass',
      alone1: 'pass',
      alone2: 'pass',
      open1: 'pass',
      open2: 'cannot-judge: outcome',
      two1: 'pass',
      two2: 'pass',
      two3: 'cannot-judge: outcome'
    });
    expect(witnesses).toEqual({ near3: 'near1;near3' });
  });

  test('in days too, a contact that may count between the two neither softens nor excuses', async () => {
    const { verdicts } = await judge(
      [
        'a1,2026-03-05T10:00:00Z,call,A,P,UTC,,conversation,,',
        'a2,2026-03-06T10:00:00Z,call,A,P,UTC,,,,',
        'a3,2026-03-07T10:00:00Z,call,A,P,UTC,,conversation,,',
        'b1,2026-03-05T10:00:00Z,call,B,P,UTC,,conversation,,',
        'b2,2026-03-06T10:00:00Z,call,B,P,UTC,,,,',
        'b3,2026-03-08T10:00:00Z,call,B,P,UTC,,conversation,,',
        'c1,2026-03-05T10:00:00Z,call,C,P,UTC,,,,',
        'c2,2026-03-08T10:00:00Z,call,C,P,UTC,,conversation,,'
      ],
      TALK_DAYS
    );
    expect(verdicts).toMatchObject({
      a2: 'cannot-judge: outcome',
      a3: 'violation',
      b3: 'cannot-judge: outcome',
      c2: 'pass'
    });
  });

  test('what came before the latest counting contact does not matter any more', async () => {
    const { verdicts } = await judge(
      [
        'a1,2026-03-05T10:00:00Z,call,A,P,UTC,,,,',
        'a2,2026-03-05T10:30:00Z,call,A,P,,,conversation,,',
        'a3,2026-03-05T11:00:00Z,call,A,P,Pacific/Kiritimati,,conversation,,',
        'a4,2026-03-09T10:00:00Z,call,A,P,Pacific/Kiritimati,,conversation,,',
        'b1,2026-03-05T10:00:00Z,call,B,P,Pacific/Kiritimati,,,,',
        'b2,2026-03-05T10:30:00Z,call,B,P,Pacific/Pago_Pago,,conversation,,',
        'b3,2026-03-08T10:00:00Z,call,B,P,UTC,,conversation,,'
      ],
      TALK_DAYS
    );
    expect(verdicts).toMatchObject({ a4: 'pass', b3: 'pass' });
  });

  test('an unknown date is only needed when something came before', async () => {
    const { verdicts } = await judge(
      [
        'a1,2026-03-05T10:00:00Z,call,A,P,,,,,',
        'a2,2026-03-20T10:00:00Z,call,A,P,UTC,,,,',
        'a3,2026-04-05T10:00:00Z,call,A,P,,,,,',
        'b1,2026-03-05T10:00:00Z,call,B,P,UTC,,,,',
        'b2,2026-03-05T11:00:00Z,call,B,P,,,,,',
        'b3,2026-03-07T11:00:00Z,call,B,P,UTC,,,,',
        'b4,2026-03-20T11:00:00Z,call,B,P,UTC,,,,'
      ],
      DAYS
    );
    expect(verdicts).toEqual({
      a1: 'pass',
      a2: 'cannot-judge: time_zone',
      a3: 'cannot-judge: time_zone',
      b1: 'pass',
      b2: 'cannot-judge: time_zone',
      b3: 'violation',
      b4: 'pass'
    });
  });

  test('a gap in hours needs no zone', async () => {
    const { verdicts } = await judge(
      ['a1,2026-03-05T10:00:00Z,call,A,P,,,,,', 'a2,2026-03-05T11:00:00Z,call,A,P,,,,,'],
      HOURS
    );
    expect(verdicts).toEqual({ a1: 'pass', a2: 'violation' });
  });

  test('a bare date may be at any second of its day', async () => {
    const twelve = 'kind: min-gap\nparams: { per: [account], gap: { hours: 12 } }';
    const day = 'kind: min-gap\nparams: { per: [account], gap: { hours: 24 } }';
    const contacts = [
      'a1,2026-03-05,call,A,P,UTC,,,,',
      'a2,2026-03-06T11:59:58Z,call,A,P,UTC,,,,',
      'b1,2026-03-05,call,B,P,UTC,,,,',
      'b2,2026-03-06T11:59:59Z,call,B,P,UTC,,,,',
      'c1,2026-03-05T00:00:00Z,call,C,P,UTC,,,,',
      'c2,2026-03-05,call,C,P,UTC,,,,',
      'd1,2026-03-05T00:00:01Z,call,D,P,UTC,,,,',
      'd2,2026-03-06,call,D,P,UTC,,,,',
      'e1,2026-03-04T12:00:00Z,call,E,P,UTC,,,,',
      'e2,2026-03-05,call,E,P,UTC,,,,',
      'f1,2026-03-04T23:59:59Z,call,F,P,UTC,,,,',
      'f2,2026-03-05,call,F,P,UTC,,,,'
    ];
    const found = await judge(contacts, twelve);
    expect(found.verdicts).toMatchObject({
      a2: 'cannot-judge: occurred_at',
      b2: 'pass',
      c2: 'cannot-judge: occurred_at',
      d2: 'pass',
      e2: 'pass'
    });
    const longer = await judge(contacts, day);
    expect(longer.verdicts).toMatchObject({
      c2: 'violation',
      e2: 'cannot-judge: occurred_at',
      f2: 'cannot-judge: occurred_at'
    });
    expect([longer.measured.c2, longer.witnesses.c2]).toEqual([0, 'c1;c2']);
    const whole = await judge(contacts, 'kind: min-gap\nparams: { per: [account], gap: { hours: 25 } }');
    expect(whole.verdicts).toMatchObject({ f2: 'violation', e2: 'cannot-judge: occurred_at' });
  });

  test('an unknown bare date may reach into the gap until its last second', async () => {
    const rule = 'kind: min-gap\nparams: { per: [account], gap: { hours: 12 }, counts: conversations }';
    const { verdicts } = await judge(
      [
        'a1,2026-03-05,call,A,P,UTC,,,,',
        'a2,2026-03-06T11:59:58Z,call,A,P,UTC,,conversation,,',
        'b1,2026-03-05,call,B,P,UTC,,,,',
        'b2,2026-03-06T11:59:59Z,call,B,P,UTC,,conversation,,'
      ],
      rule
    );
    expect(verdicts).toMatchObject({ a2: 'cannot-judge: outcome', b2: 'pass' });
  });

  test('the gap in force on the date of the later contact counts, and none before the first', async () => {
    const rule = `kind: min-gap
params:
  per: [account]
  gap: [{ from: 2026-03-05, value: { days: 2 } }, { from: 2026-03-08, value: { days: 3 } }]`;
    const { verdicts, limits } = await judge(
      [
        'a0,2026-03-04T10:00:00Z,call,A,P,UTC,,,,',
        'a1,2026-03-05T10:00:00Z,call,A,P,UTC,,,,',
        'a2,2026-03-07T10:00:00Z,call,A,P,UTC,,,,',
        'a3,2026-03-09T10:00:00Z,call,A,P,UTC,,,,'
      ],
      rule
    );
    expect(verdicts).toEqual({ a1: 'pass', a2: 'pass', a3: 'violation' });
    expect(limits.a3).toBe(3);
  });
});
