import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/core/engine';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { judgedBy } from '../../support/one-rule';
import { createDuckDbWasmInNode } from '../support/duckdb-wasm-in-node';

const HEADER =
  'contact_id,occurred_at,channel,account_id,time_zone,direction,outcome,recorded,identity_disclosed,consent';
const ALL = 'kind: disclosure\nparams: { fields: [consent, recorded, identity_disclosed] }';

describe.each([
  ['native DuckDB', () => createDuckDbNode()],
  ['DuckDB-Wasm', () => createDuckDbWasmInNode()]
])('disclosure on %s', (_name, open) => {
  let engine: Engine;
  beforeAll(async () => void (engine = await open()));
  afterAll(() => engine.close());

  const judge = (contacts: string[], rule: string) =>
    judgedBy(engine, { contacts: [HEADER, ...contacts].join('\n') }, rule);

  test('one field that is false breaks it, and the finding says which ones are', async () => {
    const { verdicts, measured, limits, witnesses, tally } = await judge(
      [
        'full,2026-03-05T10:00:00Z,call,A,UTC,,,true,true,true',
        'unrecorded,2026-03-05T10:00:00Z,call,A,UTC,,,false,true,true',
        'unnamed,2026-03-05T10:00:00Z,call,A,UTC,,,true,false,true',
        'unasked,2026-03-05T10:00:00Z,call,A,UTC,,,true,true,false',
        'nothing,2026-03-05T10:00:00Z,call,A,UTC,,,false,false,false',
        'in,2026-03-05T10:00:00Z,call,A,UTC,inbound,,false,false,false'
      ],
      ALL
    );
    expect(verdicts).toEqual({
      full: 'pass',
      unrecorded: 'violation',
      unnamed: 'violation',
      unasked: 'violation',
      nothing: 'violation'
    });
    expect([measured.unrecorded, measured.unnamed, measured.unasked, measured.nothing]).toEqual([1, 2, 4, 7]);
    expect([limits.nothing, witnesses.nothing]).toEqual([null, 'nothing']);
    expect(tally).toEqual({ applicable: 5, judged: 5, violations: 4, cannotJudge: 0 });
  });

  test('a missing field leaves it open unless another is false', async () => {
    const { verdicts, measured } = await judge(
      [
        'open,2026-03-05T10:00:00Z,call,A,UTC,,,,true,',
        'open-too,2026-03-05T10:00:00Z,call,A,UTC,,,true,,',
        'clear,2026-03-05T10:00:00Z,call,A,UTC,,,,false,'
      ],
      'kind: disclosure\nparams: { fields: [recorded, identity_disclosed] }'
    );
    expect(verdicts).toEqual({
      open: 'cannot-judge: recorded',
      'open-too': 'cannot-judge: identity_disclosed',
      clear: 'violation'
    });
    expect(measured.clear).toBe(2);
  });

  test('consent that is not recorded is no consent once the log records consent, else it cannot be judged', async () => {
    const rule = 'kind: disclosure\nparams: { fields: [consent, identity_disclosed] }';
    const silent = [
      'silent,2026-03-05T10:00:00Z,call,A,UTC,,,,true,',
      'unnamed,2026-03-05T10:00:00Z,call,A,UTC,,,,false,',
      'neither,2026-03-05T10:00:00Z,call,A,UTC,,,,,'
    ];
    const without = await judge(silent, rule);
    expect(without.verdicts).toEqual({
      silent: 'cannot-judge: consent',
      unnamed: 'violation',
      neither: 'cannot-judge: identity_disclosed'
    });
    expect(without.measured.unnamed).toBe(2);
    const recording = await judge([...silent, 'yes,2026-03-05T10:00:00Z,call,B,UTC,inbound,,,,true'], rule);
    expect(recording.verdicts).toEqual({ silent: 'violation', unnamed: 'violation', neither: 'violation' });
    expect([recording.measured.silent, recording.measured.unnamed]).toEqual([4, 6]);
  });

  test('only contacts that count; where that is unknown, only complete fields settle it', async () => {
    const { verdicts } = await judge(
      [
        'talk,2026-03-05T10:00:00Z,call,A,UTC,,conversation,false,,',
        'rang,2026-03-05T10:00:00Z,call,A,UTC,,no_answer,false,,',
        'rang-open,2026-03-05T10:00:00Z,call,A,UTC,,no_answer,,,',
        'maybe,2026-03-05T10:00:00Z,call,A,UTC,,,false,,',
        'maybe-yes,2026-03-05T10:00:00Z,call,A,UTC,,,true,,',
        'sms,2026-03-05T10:00:00Z,sms,A,UTC,,conversation,false,,'
      ],
      'kind: disclosure\nparams: { channels: [call], counts: conversations, fields: [recorded] }'
    );
    expect(verdicts).toEqual({
      talk: 'violation',
      rang: 'pass',
      'rang-open': 'pass',
      maybe: 'cannot-judge: outcome',
      'maybe-yes': 'pass'
    });
  });
});
