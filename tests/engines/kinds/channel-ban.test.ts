import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/core/engine';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { judgedBy } from '../../support/one-rule';
import { createDuckDbWasmInNode } from '../support/duckdb-wasm-in-node';

const HEADER = 'contact_id,occurred_at,channel,account_id,time_zone,direction,place,consent,region';

describe.each([
  ['native DuckDB', () => createDuckDbNode()],
  ['DuckDB-Wasm', () => createDuckDbWasmInNode()]
])('channel-ban on %s', (_name, open) => {
  let engine: Engine;
  beforeAll(async () => void (engine = await open()));
  afterAll(() => engine.close());

  const judge = (contacts: string[], rule: string) =>
    judgedBy(engine, { contacts: [HEADER, ...contacts].join('\n') }, rule);

  const CONTACTS = [
    'letter,2026-03-05T10:00:00Z,letter,A,UTC,,home,,',
    'call,2026-03-05T10:00:00Z,call,A,UTC,,home,,',
    'work,2026-03-05T10:00:00Z,call,A,UTC,,work,,',
    'both,2026-03-05T10:00:00Z,letter,A,UTC,,work,,',
    'open,2026-03-05T10:00:00Z,call,A,UTC,,,,',
    'posted,2026-03-05T10:00:00Z,letter,A,UTC,,,,',
    'asked,2026-03-05T10:00:00Z,letter,A,UTC,inbound,work,,'
  ];

  test('a banned channel or a banned place is enough; a missing place leaves other channels open', async () => {
    const { verdicts, measured, limits, witnesses, tally } = await judge(
      CONTACTS,
      'kind: channel-ban\nparams: { channels: [letter], places: [work] }'
    );
    expect(verdicts).toEqual({
      letter: 'violation',
      call: 'pass',
      work: 'violation',
      both: 'violation',
      open: 'cannot-judge: place',
      posted: 'violation'
    });
    expect([measured.letter, limits.letter]).toEqual([null, null]);
    expect(witnesses).toEqual({ letter: 'letter', work: 'work', both: 'both', posted: 'posted' });
    expect(tally).toEqual({ applicable: 6, judged: 5, violations: 4, cannotJudge: 1 });
  });

  test('a ban of channels asks for no place', async () => {
    const { verdicts } = await judge(CONTACTS, 'kind: channel-ban\nparams: { channels: [letter, visit] }');
    expect(verdicts).toEqual({
      letter: 'violation',
      call: 'pass',
      work: 'pass',
      both: 'violation',
      open: 'pass',
      posted: 'violation'
    });
  });

  test('a ban of places asks for no channel', async () => {
    const { verdicts } = await judge(CONTACTS, 'kind: channel-ban\nparams: { places: [work, other] }');
    expect(verdicts).toEqual({
      letter: 'pass',
      call: 'pass',
      work: 'violation',
      both: 'violation',
      open: 'cannot-judge: place',
      posted: 'cannot-judge: place'
    });
  });

  test('agreed contacts pass where the rule excepts them; an unknown region comes before consent', async () => {
    const { verdicts } = await judge(
      [
        'agreed,2026-03-05T10:00:00Z,letter,A,UTC,,,true,US-NY',
        'refused,2026-03-05T10:00:00Z,letter,A,UTC,,,false,US-NY',
        'silent,2026-03-05T10:00:00Z,letter,A,UTC,,,,US-NY',
        'elsewhere,2026-03-05T10:00:00Z,letter,A,UTC,,,,US-MA',
        'open,2026-03-05T10:00:00Z,letter,A,UTC,,,,',
        'agreed-open,2026-03-05T10:00:00Z,letter,A,UTC,,,true,',
        'unasked,2026-03-05T10:00:00Z,call,A,UTC,,,,'
      ],
      'kind: channel-ban\napplies_to: { regions: [US-NY] }\nexcept: [consent]\nparams: { channels: [letter] }'
    );
    expect(verdicts).toEqual({
      agreed: 'pass',
      refused: 'violation',
      silent: 'violation',
      open: 'cannot-judge: region',
      'agreed-open': 'cannot-judge: region',
      unasked: 'cannot-judge: region'
    });
  });

  test('the ban in force on the local date counts', async () => {
    const { verdicts } = await judge(
      [
        'before,2026-03-04T23:59:59Z,call,A,UTC,,home,,',
        'from,2026-03-05T00:00:00Z,call,A,UTC,,home,,',
        'old,2026-03-05T00:00:00Z,letter,A,UTC,,home,,',
        'undated,2026-03-05T00:00:00Z,letter,A,,,home,,'
      ],
      'kind: channel-ban\nparams: { channels: [{ from: 2026-01-01, value: [letter] }, { from: 2026-03-05, value: [call] }] }'
    );
    expect(verdicts).toEqual({
      before: 'pass',
      from: 'violation',
      old: 'pass',
      undated: 'cannot-judge: time_zone'
    });
  });
});
