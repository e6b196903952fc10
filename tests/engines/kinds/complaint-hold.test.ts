import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/core/engine';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { judgedBy } from '../../support/one-rule';
import { createDuckDbWasmInNode } from '../support/duckdb-wasm-in-node';

const CONTACTS = 'contact_id,occurred_at,channel,account_id,consumer_id,time_zone,consent';
const COMPLAINTS = 'complaint_id,received_at,account_id,consumer_id,category,outcome,closed_at';
const RULE = 'kind: complaint-hold\nparams: {}';

describe.each([
  ['native DuckDB', () => createDuckDbNode()],
  ['DuckDB-Wasm', () => createDuckDbWasmInNode()]
])('complaint-hold on %s', (_name, open) => {
  let engine: Engine;
  beforeAll(async () => void (engine = await open()));
  afterAll(() => engine.close());

  const judge = (contacts: string[], complaints: string[], rule = RULE) =>
    judgedBy(
      engine,
      { contacts: [CONTACTS, ...contacts].join('\n'), complaints: [COMPLAINTS, ...complaints].join('\n') },
      rule
    );

  test('a complaint is open after the second it was received and until the second it is closed', async () => {
    const { verdicts, measured, limits, witnesses } = await judge(
      [
        'same,2026-03-05T10:00:00Z,call,A1,P1,UTC,',
        'after,2026-03-05T10:00:01Z,call,A2,P1,UTC,',
        'last,2026-03-07T09:59:59Z,call,A1,P1,UTC,',
        'closed,2026-03-07T10:00:00Z,call,A1,P1,UTC,',
        'other,2026-03-06T10:00:00Z,call,A3,P3,UTC,',
        'nobody,2026-03-06T10:00:00Z,call,,,UTC,'
      ],
      ['k1,2026-03-05T10:00:00Z,A1,P1,Rude,upheld,2026-03-07T10:00:00Z']
    );
    expect(verdicts).toEqual({
      same: 'pass',
      after: 'violation',
      last: 'violation',
      closed: 'pass',
      other: 'pass',
      nobody: 'cannot-judge: consumer_id'
    });
    expect([measured.last, limits.last, witnesses.last]).toEqual([1, 0, 'last']);
  });

  test('without a closing one is open when its outcome is open or missing, and unclear when it has another', async () => {
    const { verdicts } = await judge(
      [
        'open,2026-03-06T10:00:00Z,call,A1,P1,UTC,',
        'silent,2026-03-06T10:00:00Z,call,A2,P2,UTC,',
        'undated,2026-03-06T10:00:00Z,call,A3,P3,UTC,',
        'undated-before,2026-03-05T10:00:00Z,call,A3,P3,UTC,',
        'either,2026-03-06T10:00:00Z,call,A4,P4,UTC,',
        'agreed,2026-03-06T10:00:00Z,call,A1,P1,UTC,yes'
      ],
      [
        'k1,2026-03-05T10:00:00Z,A1,P1,Rude,open,',
        'k2,2026-03-05T10:00:00Z,A2,P2,Rude,,',
        'k3,2026-03-05T10:00:00Z,A3,P3,Rude,rejected,',
        'k4,2026-03-05T10:00:00Z,A4,P4,Rude,rejected,',
        'k5,2026-03-05T10:00:00Z,A4,P4,Rude,open,'
      ],
      'kind: complaint-hold\nexcept: [consent]\nparams: {}'
    );
    expect(verdicts).toEqual({
      open: 'violation',
      silent: 'violation',
      undated: 'cannot-judge: closed_at',
      'undated-before': 'pass',
      either: 'violation',
      agreed: 'pass'
    });
  });

  test('categories and channels narrow it; a missing category leaves it open', async () => {
    const { verdicts, tally } = await judge(
      [
        'rude,2026-03-06T10:00:00Z,call,A1,P1,UTC,',
        'late,2026-03-06T10:00:00Z,call,A2,P2,UTC,',
        'unsorted,2026-03-06T10:00:00Z,call,A3,P3,UTC,',
        'letter,2026-03-06T10:00:00Z,letter,A1,P1,UTC,'
      ],
      [
        'k1,2026-03-05T10:00:00Z,A1,P1,Rude,,',
        'k2,2026-03-05T10:00:00Z,A2,P2,Late,,',
        'k3,2026-03-05T10:00:00Z,A3,P3,,,'
      ],
      'kind: complaint-hold\nparams: { categories: [Rude, Threat], channels: [call] }'
    );
    expect(verdicts).toEqual({ rude: 'violation', late: 'pass', unsorted: 'cannot-judge: category' });
    expect(tally).toEqual({ applicable: 3, judged: 2, violations: 1, cannotJudge: 1 });
  });

  test('dates without a time are judged where all of their seconds agree', async () => {
    const { verdicts, measured } = await judge(
      [
        'day-of,2026-03-05T12:00:00Z,call,A1,P1,UTC,',
        'next,2026-03-06T00:00:00Z,call,A1,P1,UTC,',
        'eve,2026-03-07T23:59:59Z,call,A1,P1,UTC,',
        'closing,2026-03-08T00:00:00Z,call,A1,P1,UTC,',
        'closing-end,2026-03-08T23:59:58Z,call,A1,P1,UTC,',
        'past,2026-03-08T23:59:59Z,call,A1,P1,UTC,',
        'dated,2026-03-06,call,A1,P1,UTC,',
        'dated-of,2026-03-05,call,A1,P1,UTC,',
        'handed-over,2026-03-05,call,A2,P2,UTC,'
      ],
      [
        'k1,2026-03-05,A1,P1,Rude,upheld,2026-03-08',
        'k2,2026-03-04T10:00:00Z,A2,P2,Rude,upheld,2026-03-05T12:00:01Z',
        'k3,2026-03-05T12:00:00Z,A2,P2,Rude,,'
      ]
    );
    expect(verdicts).toEqual({
      'day-of': 'cannot-judge: received_at',
      next: 'violation',
      eve: 'violation',
      closing: 'cannot-judge: closed_at',
      'closing-end': 'cannot-judge: closed_at',
      past: 'pass',
      dated: 'violation',
      'dated-of': 'cannot-judge: occurred_at',
      'handed-over': 'violation'
    });
    expect(measured['handed-over']).toBe(2);
  });

  test('a complaint of nobody known holds nothing up', async () => {
    const { verdicts } = await judge(
      ['before,2026-03-05T10:00:00Z,call,A1,P1,UTC,', 'after,2026-03-05T10:00:01Z,call,A1,P1,UTC,'],
      ['k1,2026-03-05T10:00:00Z,,,Rude,,']
    );
    expect(verdicts).toEqual({ before: 'pass', after: 'pass' });
  });
});
