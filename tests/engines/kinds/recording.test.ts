import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/core/engine';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { judgedBy } from '../../support/one-rule';
import { createDuckDbWasmInNode } from '../support/duckdb-wasm-in-node';

const HEADER =
  'contact_id,occurred_at,channel,account_id,time_zone,direction,outcome,recorded,consent,days_past_due';

describe.each([
  ['native DuckDB', () => createDuckDbNode()],
  ['DuckDB-Wasm', () => createDuckDbWasmInNode()]
])('recording on %s', (_name, open) => {
  let engine: Engine;
  beforeAll(async () => void (engine = await open()));
  afterAll(() => engine.close());

  const judge = (contacts: string[], rule: string) =>
    judgedBy(engine, { contacts: [HEADER, ...contacts].join('\n') }, rule);

  test('every outbound contact has to be recorded where all attempts count', async () => {
    const { verdicts, measured, limits, witnesses, tally } = await judge(
      [
        'yes,2026-03-05T10:00:00Z,call,A,UTC,,no_answer,true,,',
        'no,2026-03-05T10:00:00Z,call,A,UTC,,no_answer,false,,',
        'silent,2026-03-05T10:00:00Z,call,A,UTC,,no_answer,,,',
        'unheard,2026-03-05T10:00:00Z,call,A,UTC,,,false,,',
        'sms,2026-03-05T10:00:00Z,sms,A,UTC,,,false,,',
        'in,2026-03-05T10:00:00Z,call,A,UTC,inbound,conversation,false,,'
      ],
      'kind: recording\nparams: { channels: [call, visit] }'
    );
    expect(verdicts).toEqual({
      yes: 'pass',
      no: 'violation',
      silent: 'cannot-judge: recorded',
      unheard: 'violation'
    });
    expect([measured.no, limits.no, witnesses]).toEqual([null, null, { no: 'no', unheard: 'unheard' }]);
    expect(tally).toEqual({ applicable: 4, judged: 3, violations: 2, cannotJudge: 1 });
  });

  test('only contacts that count; where that is unknown, only a recording settles it', async () => {
    const { verdicts } = await judge(
      [
        'talk,2026-03-05T10:00:00Z,call,A,UTC,,conversation,false,,',
        'talk-open,2026-03-05T10:00:00Z,call,A,UTC,,conversation,,,',
        'rang,2026-03-05T10:00:00Z,call,A,UTC,,no_answer,false,,',
        'rang-open,2026-03-05T10:00:00Z,call,A,UTC,,no_answer,,,',
        'maybe,2026-03-05T10:00:00Z,call,A,UTC,,,false,,',
        'maybe-open,2026-03-05T10:00:00Z,call,A,UTC,,,,,',
        'maybe-yes,2026-03-05T10:00:00Z,call,A,UTC,,,true,,'
      ],
      'kind: recording\nparams: { counts: conversations }'
    );
    expect(verdicts).toEqual({
      talk: 'violation',
      'talk-open': 'cannot-judge: recorded',
      rang: 'pass',
      'rang-open': 'pass',
      maybe: 'cannot-judge: outcome',
      'maybe-open': 'cannot-judge: recorded',
      'maybe-yes': 'pass'
    });
  });

  test('contacts out of scope have no verdict, agreed ones pass, unclear ones stay open', async () => {
    const { verdicts } = await judge(
      [
        'out,2026-03-05T10:00:00Z,call,A,UTC,,,false,,29',
        'at,2026-03-05T10:00:00Z,call,A,UTC,,,false,,30',
        'agreed,2026-03-05T10:00:00Z,call,A,UTC,,,false,true,30',
        'open,2026-03-05T10:00:00Z,call,A,UTC,,,true,true,'
      ],
      'kind: recording\napplies_to: { days_past_due: { min: 30 } }\nexcept: [consent]\nparams: {}'
    );
    expect(verdicts).toEqual({ at: 'violation', agreed: 'pass', open: 'cannot-judge: days_past_due' });
  });
});
