import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/core/engine';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { judgedBy } from '../../support/one-rule';
import { createDuckDbWasmInNode } from '../support/duckdb-wasm-in-node';

const HEADER =
  'contact_id,occurred_at,channel,account_id,consumer_id,agency,time_zone,direction,outcome,consent,region';
const ACCOUNTS = 'account_id,placed_at';
const ACCOUNT = 'kind: single-collector\nparams: { per: [account], within_days: 3 }';
const CONSUMER = 'kind: single-collector\nparams: { per: [consumer], within_days: 3 }';

describe.each([
  ['native DuckDB', () => createDuckDbNode()],
  ['DuckDB-Wasm', () => createDuckDbWasmInNode()]
])('single-collector on %s', (_name, open) => {
  let engine: Engine;
  beforeAll(async () => void (engine = await open()));
  afterAll(() => engine.close());

  const judge = (contacts: string[], rule: string, accounts: string[] = []) =>
    judgedBy(
      engine,
      {
        contacts: [HEADER, ...contacts].join('\n'),
        ...(accounts.length > 0 ? { accounts: [ACCOUNTS, ...accounts].join('\n') } : {})
      },
      rule
    );

  test('another agency within the days, this one included, breaks it; the day before them does not', async () => {
    const { verdicts, measured, limits, witnesses, tally } = await judge(
      [
        'a1,2026-03-05T00:00:00Z,call,A,P,North,UTC,,,,',
        'a2,2026-03-07T23:59:59Z,sms,A,P,South,UTC,,,,',
        'a3,2026-03-08T00:00:00Z,sms,A,P,South,UTC,,,,',
        'a4,2026-03-10T00:00:00Z,call,A,P,North,UTC,,,,',
        'b1,2026-03-05T23:59:59Z,call,B,P,North,UTC,,,,',
        'b2,2026-03-08T00:00:00Z,call,B,P,South,UTC,,,,',
        'c1,2026-03-08T00:00:00Z,call,C,P,South,UTC,,,,',
        'n1,2026-03-08T00:00:00Z,call,,P,South,UTC,,,,'
      ],
      ACCOUNT
    );
    expect(verdicts).toEqual({
      a1: 'pass',
      a2: 'violation',
      a3: 'pass',
      a4: 'violation',
      b1: 'pass',
      b2: 'pass',
      c1: 'pass',
      n1: 'cannot-judge: account_id'
    });
    expect([measured.a2, measured.a4, limits.a2]).toEqual([2, 2, 3]);
    expect(witnesses).toEqual({ a2: 'a1;a2', a4: 'a3;a4' });
    expect(tally).toEqual({ applicable: 8, judged: 7, violations: 2, cannotJudge: 1 });
  });

  test('the nearest of several agencies is shown, whichever called how often', async () => {
    const { verdicts, measured, witnesses } = await judge(
      [
        'a1,2026-03-05T01:00:00Z,call,A,P,North,UTC,,,,',
        'a2,2026-03-05T02:00:00Z,call,A,P,North,UTC,,,,',
        'a3,2026-03-06T01:00:00Z,call,A,P,South,UTC,,,,',
        'a4,2026-03-06T02:00:00Z,call,A,P,North,UTC,,,,',
        'a5,2026-03-07T01:00:00Z,call,A,P,North,UTC,,,,',
        'a6,2026-03-07T02:00:00Z,call,A,P,South,UTC,,,,',
        'a7,2026-03-08T02:00:00Z,call,A,P,East,UTC,,,,',
        'a8,2026-03-08T03:00:00Z,call,A,P,South,UTC,,,,'
      ],
      ACCOUNT
    );
    expect(witnesses).toEqual({
      a3: 'a2;a3',
      a4: 'a3;a4',
      a5: 'a3;a5',
      a6: 'a5;a6',
      a7: 'a6;a7',
      a8: 'a7;a8'
    });
    expect([verdicts.a1, verdicts.a2, measured.a5]).toEqual(['pass', 'pass', 1]);
  });

  test('the latest by date is meant, even where a later contact was dated earlier', async () => {
    const { measured, witnesses } = await judge(
      [
        'a1,2026-03-05T10:30:00Z,call,A,P,North,Pacific/Kiritimati,,,,',
        'a2,2026-03-05T10:45:00Z,call,A,P,North,Pacific/Pago_Pago,,,,',
        'a3,2026-03-05T11:00:00Z,call,A,P,South,UTC,,,,',
        'a4,2026-03-05T11:30:00Z,call,A,P,East,UTC,,,,'
      ],
      ACCOUNT
    );
    expect([measured.a3, witnesses.a3]).toEqual([-1, 'a1;a3']);
    expect([measured.a4, witnesses.a4]).toEqual([-1, 'a1;a4']);
  });

  test('every outbound contact is seen: consented, out of scope, on whatever channel; no inbound one', async () => {
    const { verdicts } = await judge(
      [
        'a1,2026-03-05T01:00:00Z,letter,A,P,North,UTC,,,true,US-MA',
        'a2,2026-03-05T02:00:00Z,call,A,P,South,UTC,,,,US-NY',
        'b1,2026-03-05T01:00:00Z,call,B,P,North,UTC,inbound,,,US-NY',
        'b2,2026-03-05T02:00:00Z,call,B,P,South,UTC,,,,US-NY',
        'c1,2026-03-05T01:00:00Z,call,C,P,North,UTC,,,,US-NY',
        'c2,2026-03-05T02:00:00Z,call,C,P,South,UTC,,,true,US-NY',
        'c3,2026-03-05T03:00:00Z,call,C,P,South,UTC,,,,',
        'n1,2026-03-05T03:00:00Z,call,,P,South,UTC,,,true,US-NY',
        'n2,2026-03-05T03:00:00Z,call,,P,South,UTC,,,,'
      ],
      'kind: single-collector\napplies_to: { regions: [US-NY] }\nexcept: [consent]\nparams: { per: [account], within_days: 3 }'
    );
    expect(verdicts).toEqual({
      a2: 'violation',
      b2: 'pass',
      c1: 'pass',
      c2: 'pass',
      c3: 'cannot-judge: region',
      n1: 'pass',
      n2: 'cannot-judge: region'
    });
  });

  test('at the same second the one with the lesser id came before', async () => {
    const { verdicts, witnesses } = await judge(
      ['b,2026-03-05T01:00:00Z,call,A,P,North,UTC,,,,', 'a,2026-03-05T01:00:00Z,call,A,P,South,UTC,,,,'],
      ACCOUNT
    );
    expect([verdicts, witnesses]).toEqual([{ a: 'pass', b: 'violation' }, { b: 'a;b' }]);
  });

  test('an unnamed agency may be the same one or another', async () => {
    const { verdicts, witnesses } = await judge(
      [
        'a1,2026-03-05T01:00:00Z,call,A,P,,UTC,,,,',
        'a2,2026-03-07T01:00:00Z,call,A,P,North,UTC,,,,',
        'a3,2026-03-08T01:00:00Z,call,A,P,North,UTC,,,,',
        'b1,2026-03-05T01:00:00Z,call,B,P,North,UTC,,,,',
        'b2,2026-03-07T01:00:00Z,call,B,P,,UTC,,,,',
        'b3,2026-03-10T01:00:00Z,call,B,P,,UTC,,,,',
        'c1,2026-03-05T01:00:00Z,call,C,P,,UTC,,,,',
        'c2,2026-03-05T02:00:00Z,call,C,P,,UTC,,,,',
        'd1,2026-03-05T01:00:00Z,call,D,P,North,UTC,,,,',
        'd2,2026-03-06T01:00:00Z,call,D,P,South,UTC,,,,',
        'd3,2026-03-07T01:00:00Z,call,D,P,,UTC,,,,',
        'd4,2026-03-08T01:00:00Z,call,D,P,,UTC,,,,',
        'e1,2026-03-05T01:00:00Z,call,E,P,,UTC,,,,'
      ],
      ACCOUNT
    );
    expect(verdicts).toEqual({
      a1: 'pass',
      a2: 'cannot-judge: agency',
      a3: 'pass',
      b1: 'pass',
      b2: 'cannot-judge: agency',
      b3: 'pass',
      c1: 'pass',
      c2: 'cannot-judge: agency',
      d1: 'pass',
      d2: 'violation',
      d3: 'violation',
      d4: 'cannot-judge: agency',
      e1: 'pass'
    });
    expect(witnesses).toEqual({ d2: 'd1;d2', d3: 'd1;d3' });
  });

  test('an unknown date is needed only where another agency came before', async () => {
    const { verdicts } = await judge(
      [
        'a1,2026-03-05T01:00:00Z,call,A,P,North,,,,,',
        'a2,2026-03-05T02:00:00Z,call,A,P,North,,,,,',
        'a3,2026-03-20T02:00:00Z,call,A,P,South,UTC,,,,',
        'a4,2026-03-20T03:00:00Z,call,A,P,South,,,,,',
        'a5,2026-04-20T03:00:00Z,call,A,P,North,UTC,,,,',
        'a6,2026-04-20T04:00:00Z,call,A,P,,,,,,',
        'b1,2026-03-05T01:00:00Z,call,B,P,South,UTC,,,,',
        'b2,2026-03-05T02:00:00Z,call,B,P,North,,,,,',
        'b3,2026-03-05T03:00:00Z,call,B,P,North,UTC,,,,',
        'c1,2026-03-05T01:00:00Z,call,C,P,North,UTC,,,,',
        'c2,2026-03-20T02:00:00Z,call,C,P,South,,,,,',
        'c3,2026-04-20T02:00:00Z,call,C,P,South,UTC,,,,',
        'd1,2026-03-05T01:00:00Z,call,D,P,,,,,,',
        'd2,2026-04-05T01:00:00Z,call,D,P,North,UTC,,,,'
      ],
      ACCOUNT
    );
    expect(verdicts).toEqual({
      a1: 'pass',
      a2: 'pass',
      a3: 'cannot-judge: time_zone',
      a4: 'cannot-judge: time_zone',
      a5: 'cannot-judge: time_zone',
      a6: 'cannot-judge: time_zone',
      b1: 'pass',
      b2: 'cannot-judge: time_zone',
      b3: 'violation',
      c1: 'pass',
      c2: 'cannot-judge: time_zone',
      c3: 'pass',
      d1: 'pass',
      d2: 'cannot-judge: time_zone'
    });
  });

  test('an account that changed hands starts anew on the local date it was placed', async () => {
    const { verdicts, witnesses } = await judge(
      [
        'a1,2026-03-05T10:00:00Z,call,A,P,North,UTC,,,,',
        'a2,2026-03-06T10:00:00Z,call,A,P,South,UTC,,,,',
        'b1,2026-03-05T10:00:00Z,call,B,P,North,UTC,,,,',
        'b2,2026-03-06T10:00:00Z,call,B,P,South,UTC,,,,',
        'c1,2026-03-05T10:00:00Z,call,C,P,North,UTC,,,,',
        'c2,2026-03-06T10:00:00Z,call,C,P,South,UTC,,,,',
        'd1,2026-03-05T23:30:00Z,call,D,P,North,UTC,,,,',
        'd2,2026-03-06T00:30:00Z,call,D,P,South,Asia/Shanghai,,,,',
        'e1,2026-03-05T10:00:00Z,call,E,P,North,UTC,,,,',
        'e2,2026-03-06T10:00:00Z,call,E,P,South,UTC,,,,',
        'f1,2026-03-04T10:00:00Z,call,F,P,North,UTC,,,,',
        'f2,2026-03-05T10:00:00Z,call,F,P,North,UTC,,,,',
        'f3,2026-03-06T10:00:00Z,call,F,P,South,UTC,,,,'
      ],
      ACCOUNT,
      [
        'A,2026-03-06T12:00:00Z',
        'B,2026-03-05T00:00:00Z',
        'C,2026-03-07T00:00:00Z',
        'D,2026-03-05T16:00:00Z',
        'E,',
        'F,2026-03-05T23:00:00Z'
      ]
    );
    expect(verdicts).toMatchObject({
      a2: 'pass',
      b2: 'violation',
      c2: 'violation',
      d2: 'pass',
      e2: 'violation',
      f3: 'violation'
    });
    expect(witnesses.f3).toBe('f2;f3');
  });

  test('the date written of a placement is taken as it stands', async () => {
    const contacts = [
      'a1,2026-03-05T10:00:00Z,call,A,P,North,Pacific/Kiritimati,,,,',
      'a2,2026-03-06T10:00:00Z,call,A,P,South,Pacific/Kiritimati,,,,'
    ];
    // at 10:00 UTC it is already the next day there
    const own = await judge(contacts, ACCOUNT, ['A,2026-03-07']);
    expect(own.verdicts.a2).toBe('pass');
    const earlier = await judge(contacts, ACCOUNT, ['A,2026-03-06']);
    expect(earlier.verdicts.a2).toBe('violation');
  });

  test('the account of the later contact decides, and only the first row of it', async () => {
    const { verdicts } = await judge(
      [
        'a1,2026-03-05T10:00:00Z,call,A1,P,North,UTC,,,,',
        'a2,2026-03-06T10:00:00Z,call,A2,P,South,UTC,,,,',
        'b1,2026-03-05T10:00:00Z,call,B1,Q,North,UTC,,,,',
        'b2,2026-03-06T10:00:00Z,call,B2,Q,South,UTC,,,,'
      ],
      CONSUMER,
      ['A1,', 'A2,2026-03-06T09:00:00Z', 'B1,2026-03-06T09:00:00Z', 'B2,', 'B2,2026-03-06T09:00:00Z']
    );
    expect(verdicts).toMatchObject({ a2: 'pass', b2: 'violation' });
  });

  test('without an account, or without a zone to date its placement in, a transfer in between stays open', async () => {
    const contacts = [
      'a1,2026-03-05T10:00:00Z,call,A1,P,North,UTC,,,,',
      'a2,2026-03-06T10:00:00Z,call,,P,South,UTC,,,,',
      'b1,2026-03-06T10:00:00Z,call,B1,Q,North,UTC,,,,',
      'b2,2026-03-06T11:00:00Z,call,,Q,South,UTC,,,,',
      'c1,2026-03-03T10:00:00Z,call,C1,R,North,UTC,,,,',
      'c2,2026-03-06T11:00:00Z,call,,R,South,UTC,,,,',
      'd1,2026-03-05T10:00:00Z,call,D1,S,North,UTC,,,,',
      'd2,2026-03-06,call,D2,S,South,,,,,',
      'e1,2026-03-05T10:00:00Z,call,E1,T,North,UTC,,,,',
      'e2,2026-03-06,call,E2,T,South,,,,,'
    ];
    const { verdicts } = await judge(contacts, CONSUMER, ['D2,2026-03-05T12:00:00Z', 'E2,']);
    expect(verdicts).toMatchObject({
      a2: 'cannot-judge: account_id',
      b2: 'violation',
      c2: 'pass',
      d2: 'cannot-judge: time_zone',
      e2: 'violation'
    });
    const never = await judge(contacts, CONSUMER);
    expect(never.verdicts).toMatchObject({ a2: 'violation', d2: 'violation' });
  });

  test('the number of days in force on the date of the later contact counts', async () => {
    const { verdicts, limits } = await judge(
      [
        'a1,2026-03-02T10:00:00Z,call,A,P,North,UTC,,,,',
        'a2,2026-03-04T10:00:00Z,call,A,P,South,UTC,,,,',
        'b1,2026-03-03T10:00:00Z,call,B,P,North,UTC,,,,',
        'b2,2026-03-05T10:00:00Z,call,B,P,South,UTC,,,,'
      ],
      'kind: single-collector\nparams: { per: [account], within_days: [{ from: 2026-03-03, value: 2 }, { from: 2026-03-05, value: 3 }] }'
    );
    expect([verdicts, limits.b2]).toEqual([{ a2: 'pass', b1: 'pass', b2: 'violation' }, 3]);
  });
});
