import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/core/engine';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { judgedBy } from '../../support/one-rule';
import { createDuckDbWasmInNode } from '../support/duckdb-wasm-in-node';

const CONTACTS = 'contact_id,occurred_at,channel,account_id,consumer_id,time_zone,consent';
const REQUESTS = 'request_id,received_at,kind,account_id,consumer_id,hours_from,hours_to,until';
const RULE = 'kind: consumer-hours\nparams: {}';

describe.each([
  ['native DuckDB', () => createDuckDbNode()],
  ['DuckDB-Wasm', () => createDuckDbWasmInNode()]
])('consumer-hours on %s', (_name, open) => {
  let engine: Engine;
  beforeAll(async () => void (engine = await open()));
  afterAll(() => engine.close());

  const judge = (contacts: string[], requests: string[], rule = RULE) =>
    judgedBy(
      engine,
      { contacts: [CONTACTS, ...contacts].join('\n'), requests: [REQUESTS, ...requests].join('\n') },
      rule
    );

  test('the hours asked for are local, begin with their first second and end before their last', async () => {
    const { verdicts, measured, tally } = await judge(
      [
        'early,2026-03-06T00:59:59Z,call,A1,P1,Asia/Shanghai,',
        'first,2026-03-06T01:00:00Z,call,A1,P1,Asia/Shanghai,',
        'last,2026-03-06T09:59:59Z,sms,A2,P1,Asia/Shanghai,',
        'late,2026-03-06T10:00:00Z,sms,A2,P1,Asia/Shanghai,',
        'letter,2026-03-06T20:00:00Z,letter,A1,P1,Asia/Shanghai,',
        'unasked,2026-03-06T20:00:00Z,call,A3,P3,Asia/Shanghai,',
        'nowhere,2026-03-06T20:00:00Z,call,A1,P1,,'
      ],
      ['r1,2026-03-05T10:00:00Z,hours,A1,P1,09:00,18:00,', 'r2,2026-03-05T10:00:00Z,cease,A3,P3,09:00,10:00,']
    );
    expect(verdicts).toEqual({
      early: 'violation',
      first: 'pass',
      last: 'pass',
      late: 'violation',
      nowhere: 'cannot-judge: time_zone'
    });
    expect(measured.late).toBe(18 * 3600);
    expect(tally).toEqual({ applicable: 5, judged: 4, violations: 2, cannotJudge: 1 });
  });

  test('a request is in force after its second and until before its end; before and after, nothing is judged', async () => {
    const { verdicts } = await judge(
      [
        'same,2026-03-05T10:00:00Z,call,A1,P1,UTC,',
        'after,2026-03-05T10:00:01Z,call,A1,P1,UTC,',
        'last,2026-03-07T09:59:59Z,call,A1,P1,UTC,',
        'past,2026-03-07T10:00:00Z,call,A1,P1,UTC,'
      ],
      ['r1,2026-03-05T10:00:00Z,hours,A1,P1,12:00,13:00,2026-03-07T10:00:00Z']
    );
    expect(verdicts).toEqual({ after: 'violation', last: 'violation' });
  });

  test('the latest request in force holds, of two in the same second the one with the later id', async () => {
    const { verdicts } = await judge(
      [
        'ten,2026-03-06T10:00:00Z,call,A1,P1,UTC,',
        'twelve,2026-03-06T12:00:00Z,call,A1,P1,UTC,',
        'eight,2026-03-09T08:00:00Z,call,A1,P1,UTC,'
      ],
      [
        'r1,2026-03-05T10:00:00Z,hours,A1,P1,08:00,09:00,',
        'r3,2026-03-05T11:00:00Z,hours,A9,P1,12:00,13:00,2026-03-08T00:00:00Z',
        'r2,2026-03-05T11:00:00Z,hours,A1,P1,10:00,11:00,2026-03-08T00:00:00Z'
      ]
    );
    expect(verdicts).toEqual({ ten: 'violation', twelve: 'pass', eight: 'pass' });
  });

  test('hours whose end is before their start pass midnight; equal ones are none', async () => {
    const { verdicts } = await judge(
      [
        'evening,2026-03-06T19:59:59Z,call,A1,P1,UTC,',
        'night,2026-03-06T20:00:00Z,call,A1,P1,UTC,',
        'dawn,2026-03-07T05:59:59Z,call,A1,P1,UTC,',
        'morning,2026-03-07T06:00:00Z,call,A1,P1,UTC,',
        'never,2026-03-07T06:00:00Z,call,A2,P2,UTC,',
        'never-dated,2026-03-08,call,A2,P2,UTC,',
        'ever-dated,2026-03-08,call,A3,P3,UTC,',
        'ever-late,2026-03-08T23:59:59Z,call,A3,P3,UTC,',
        'some-dated,2026-03-08,call,A1,P1,UTC,',
        'ever-nowhere,2026-03-08T12:00:00Z,call,A3,P3,,'
      ],
      [
        'r1,2026-03-05T10:00:00Z,hours,A1,P1,20:00,06:00,',
        'r2,2026-03-05T10:00:00Z,hours,A2,P2,06:00,06:00,',
        'r3,2026-03-05T10:00:00Z,hours,A3,P3,00:00,24:00,'
      ]
    );
    expect(verdicts).toEqual({
      evening: 'violation',
      night: 'pass',
      dawn: 'pass',
      morning: 'violation',
      never: 'violation',
      'never-dated': 'violation',
      'ever-dated': 'pass',
      'ever-late': 'pass',
      'some-dated': 'cannot-judge: occurred_at',
      'ever-nowhere': 'cannot-judge: time_zone'
    });
  });

  test('a missing end cannot be judged, and an exception passes', async () => {
    const { verdicts } = await judge(
      [
        'open,2026-03-06T12:00:00Z,call,A1,P1,UTC,',
        'begun,2026-03-06T12:00:00Z,call,A2,P2,UTC,',
        'agreed,2026-03-06T12:00:00Z,call,A2,P2,UTC,yes'
      ],
      ['r1,2026-03-05T10:00:00Z,hours,A1,P1,13:00,,', 'r2,2026-03-05T10:00:00Z,hours,A2,P2,,11:00,'],
      'kind: consumer-hours\nexcept: [consent]\nparams: {}'
    );
    expect(verdicts).toEqual({
      open: 'cannot-judge: hours_to',
      begun: 'cannot-judge: hours_from',
      agreed: 'pass'
    });
  });

  test('a request without a time may be in force on its day, and is older than any other of that day', async () => {
    const { verdicts } = await judge(
      [
        'day-of,2026-03-05T12:00:00Z,call,A1,P1,UTC,',
        'next,2026-03-06T00:00:00Z,call,A1,P1,UTC,',
        'eleven,2026-03-06T11:00:00Z,call,A2,P2,UTC,',
        'twelve,2026-03-06T12:00:00Z,call,A2,P2,UTC,',
        'both,2026-03-06T15:00:00Z,call,A2,P2,UTC,',
        'later,2026-03-06T15:00:00Z,call,A3,P3,UTC,'
      ],
      [
        'r1,2026-03-05,hours,A1,P1,14:00,16:00,',
        'r2,2026-03-05,hours,A2,P2,11:00,12:00,',
        'r3,2026-03-05T12:00:00Z,hours,A2,P2,10:00,13:00,',
        'r4,2026-03-05,hours,A3,P3,11:00,12:00,',
        'r5,2026-03-06T00:00:00Z,hours,A3,P3,15:00,16:00,'
      ]
    );
    expect(verdicts).toEqual({
      'day-of': 'cannot-judge: received_at',
      next: 'violation',
      eleven: 'pass',
      twelve: 'pass',
      both: 'violation',
      later: 'pass'
    });
  });

  test('a contact of nobody known cannot be judged; a request of nobody known asks for nothing', async () => {
    const { verdicts } = await judge(
      ['nobody,2026-03-06T12:00:00Z,call,,,UTC,', 'known,2026-03-06T12:00:00Z,call,A1,P1,UTC,'],
      ['r1,2026-03-05T10:00:00Z,hours,,,09:00,18:00,']
    );
    expect(verdicts).toEqual({ nobody: 'cannot-judge: consumer_id' });
  });
});
