import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/core/engine';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { judgedBy } from '../../support/one-rule';
import { createDuckDbWasmInNode } from '../support/duckdb-wasm-in-node';

const CONTACTS = 'contact_id,occurred_at,channel,account_id,consumer_id,time_zone,party,address,consent';
const REQUESTS = 'request_id,received_at,kind,account_id,consumer_id,channel,address,until';
const AT_ONCE = 'kind: opt-out\nparams: {}';
const CONFIRMED = 'kind: opt-out\nparams: { confirmation_allowed: true }';

describe.each([
  ['native DuckDB', () => createDuckDbNode()],
  ['DuckDB-Wasm', () => createDuckDbWasmInNode()]
])('opt-out on %s', (_name, open) => {
  let engine: Engine;
  beforeAll(async () => void (engine = await open()));
  afterAll(() => engine.close());

  const judge = (contacts: string[], requests: string[], rule: string) =>
    judgedBy(
      engine,
      { contacts: [CONTACTS, ...contacts].join('\n'), requests: [REQUESTS, ...requests].join('\n') },
      rule
    );

  test('only the channel opted out of is closed, for the whole person, from the second after', async () => {
    const { verdicts, witnesses, tally } = await judge(
      [
        'same,2026-03-05T10:00:00Z,sms,A1,P1,UTC,,,',
        'after,2026-03-05T10:00:01Z,sms,A2,P1,UTC,,,',
        'call,2026-03-05T11:00:00Z,call,A1,P1,UTC,,,',
        'attorney,2026-03-05T11:00:00Z,sms,A1,P1,UTC,attorney,,',
        'other,2026-03-05T11:00:00Z,sms,A3,P3,UTC,,,',
        'nobody,2026-03-05T11:00:00Z,sms,,,UTC,,,'
      ],
      ['r1,2026-03-05T10:00:00Z,channel_opt_out,A1,P1,sms,,', 'r2,2026-03-01T10:00:00Z,cease,A3,P3,sms,,'],
      AT_ONCE
    );
    expect(verdicts).toEqual({
      same: 'pass',
      after: 'violation',
      call: 'pass',
      attorney: 'pass',
      other: 'pass',
      nobody: 'cannot-judge: consumer_id'
    });
    expect(witnesses).toEqual({ after: 'after' });
    expect(tally).toEqual({ applicable: 6, judged: 5, violations: 1, cannotJudge: 1 });
  });

  test('a request that names an address closes that one; an address that is not recorded may be it', async () => {
    const { verdicts } = await judge(
      [
        'that,2026-03-06T10:00:00Z,sms,A1,P1,UTC,,555,',
        'another,2026-03-06T10:00:00Z,sms,A1,P1,UTC,,556,',
        'unrecorded,2026-03-06T10:00:00Z,sms,A1,P1,UTC,,,',
        'earlier,2026-03-04T10:00:00Z,sms,A1,P1,UTC,,,'
      ],
      ['r1,2026-03-05T10:00:00Z,channel_opt_out,A1,P1,sms,555,'],
      AT_ONCE
    );
    expect(verdicts).toEqual({
      that: 'violation',
      another: 'pass',
      unrecorded: 'cannot-judge: address',
      earlier: 'pass'
    });
  });

  test('a request that names no channel leaves later contacts open, confirmations too', async () => {
    const contacts = [
      'before,2026-03-05T10:00:00Z,sms,A1,P1,UTC,,,',
      'after,2026-03-05T10:00:01Z,call,A1,P1,UTC,,,',
      'past,2026-03-08T10:00:00Z,call,A1,P1,UTC,,,'
    ];
    const requests = ['r1,2026-03-05T10:00:00Z,channel_opt_out,A1,P1,,,2026-03-08T10:00:00Z'];
    const expected = { before: 'pass', after: 'cannot-judge: channel', past: 'pass' };
    expect((await judge(contacts, requests, AT_ONCE)).verdicts).toEqual(expected);
    expect((await judge(contacts, requests, CONFIRMED)).verdicts).toEqual(expected);
  });

  test('the first contact on the channel confirms the request when it comes within 24 hours, to the second', async () => {
    const requests = ['r1,2026-03-05T10:00:00Z,channel_opt_out,A1,P1,sms,,'];
    const sms = (id: string, at: string, party = ''): string =>
      `${id},2026-03-${at}Z,sms,A1,P1,UTC,${party},,`;
    expect(
      (
        await judge(
          [
            sms('same', '05T10:00:00'),
            'call,2026-03-05T10:30:00Z,call,A1,P1,UTC,,,',
            sms('attorney', '05T11:00:00', 'attorney'),
            sms('confirms', '06T10:00:00'),
            sms('again', '06T10:00:00')
          ],
          requests,
          CONFIRMED
        )
      ).verdicts
    ).toEqual({ same: 'pass', call: 'pass', attorney: 'pass', again: 'pass', confirms: 'violation' });
    expect((await judge([sms('late', '06T10:00:01')], requests, CONFIRMED)).verdicts).toEqual({
      late: 'violation'
    });
    expect((await judge([sms('soon', '05T10:00:01')], requests, AT_ONCE)).verdicts).toEqual({
      soon: 'violation'
    });
  });

  test('a contact that may have confirmed the request leaves both open', async () => {
    const { verdicts } = await judge(
      [
        'first,2026-03-05T10:30:00Z,sms,A1,P1,UTC,,,',
        'second,2026-03-05T10:40:00Z,sms,A1,P1,UTC,,555,',
        'third,2026-03-05T10:50:00Z,sms,A1,P1,UTC,,555,'
      ],
      ['r1,2026-03-05T10:00:00Z,channel_opt_out,A1,P1,sms,555,'],
      CONFIRMED
    );
    expect(verdicts).toEqual({ first: 'pass', second: 'cannot-judge: address', third: 'violation' });
  });

  test('the time to honour it counts from its receipt', async () => {
    const { verdicts, limits, measured } = await judge(
      [
        'last,2026-03-05T22:00:00Z,sms,A1,P1,UTC,,,',
        'late,2026-03-05T22:00:01Z,sms,A1,P1,UTC,,,',
        'agreed,2026-03-05T23:00:00Z,sms,A1,P1,UTC,,,yes'
      ],
      ['r1,2026-03-05T10:00:00Z,channel_opt_out,A1,P1,sms,,'],
      'kind: opt-out\nexcept: [consent]\nparams: { honour_within: { hours: 12 } }'
    );
    expect(verdicts).toEqual({ last: 'pass', late: 'violation', agreed: 'pass' });
    expect([measured.late, limits.late]).toEqual([12, 12]);
    const dated = await judge(
      ['last,2026-03-07T23:59:59Z,sms,A1,P1,UTC,,,', 'late,2026-03-08T00:00:00Z,sms,A1,P1,UTC,,,'],
      ['r1,2026-03-05T10:00:00Z,channel_opt_out,A1,P1,sms,,'],
      'kind: opt-out\nparams: { honour_within: { days: 2 } }'
    );
    expect(dated.verdicts).toEqual({ last: 'pass', late: 'violation' });
  });

  test('a date without a time leaves its own day open, a request from nobody known nothing', async () => {
    const { verdicts } = await judge(
      [
        'day-of,2026-03-05,sms,A1,P1,UTC,,,',
        'day-after,2026-03-06,sms,A1,P1,UTC,,,',
        'stranger,2026-03-08T10:00:01Z,call,A2,P2,UTC,,,',
        'stranger-before,2026-03-08T10:00:00Z,call,A2,P2,UTC,,,'
      ],
      [
        'r1,2026-03-05T10:00:00Z,channel_opt_out,A1,P1,sms,,',
        'r2,2026-03-08T10:00:00Z,channel_opt_out,,,call,,'
      ],
      AT_ONCE
    );
    expect(verdicts).toEqual({
      'day-of': 'cannot-judge: occurred_at',
      'day-after': 'violation',
      stranger: 'pass',
      'stranger-before': 'pass'
    });
  });
});
