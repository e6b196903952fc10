import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/core/engine';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { judgedBy } from '../../support/one-rule';
import { createDuckDbWasmInNode } from '../support/duckdb-wasm-in-node';

const CONTACTS =
  'contact_id,occurred_at,channel,account_id,consumer_id,time_zone,party,direction,place,consent';
const REQUESTS = 'request_id,received_at,kind,account_id,consumer_id,until';
const RULE = (params: string, more = ''): string => `kind: stop-contact
${more}
params: { request_kinds: [cease, attorney], ${params} }`;

describe.each([
  ['native DuckDB', () => createDuckDbNode()],
  ['DuckDB-Wasm', () => createDuckDbWasmInNode()]
])('stop-contact on %s', (_name, open) => {
  let engine: Engine;
  beforeAll(async () => void (engine = await open()));
  afterAll(() => engine.close());

  const judge = (contacts: string[], requests: string[], rule: string, book = '') =>
    judgedBy(
      engine,
      { contacts: [CONTACTS, ...contacts].join('\n'), requests: [REQUESTS, ...requests].join('\n') },
      rule,
      { book }
    );

  test('a request binds at once: the contact of the same second came with it, the next second after it', async () => {
    const { verdicts, measured, witnesses, tally } = await judge(
      [
        'before,2026-03-05T09:59:59Z,call,A1,P1,UTC,,,,',
        'same,2026-03-05T10:00:00Z,call,A1,P1,UTC,,,,',
        'after,2026-03-05T10:00:01Z,call,A1,P1,UTC,,,,',
        'hour,2026-03-05T11:30:00Z,sms,A1,P1,UTC,,,,',
        'inbound,2026-03-05T12:00:00Z,call,A1,P1,UTC,,inbound,,',
        'other,2026-03-05T12:00:00Z,call,A2,P2,UTC,,,,'
      ],
      ['r1,2026-03-05T10:00:00Z,cease,A1,P1,', 'r2,2026-03-01T10:00:00Z,hardship,A2,P2,'],
      RULE('per: [consumer]')
    );
    expect(verdicts).toEqual({
      before: 'pass',
      same: 'pass',
      after: 'violation',
      hour: 'violation',
      other: 'pass'
    });
    expect(measured.hour).toBe(1.5);
    expect(witnesses).toEqual({ after: 'after', hour: 'hour' });
    expect(tally).toEqual({ applicable: 5, judged: 5, violations: 2, cannotJudge: 0 });
  });

  test('hours to honour a request end with their last second', async () => {
    const { verdicts, limits } = await judge(
      ['last,2026-03-06T10:00:00Z,call,A1,P1,UTC,,,,', 'late,2026-03-06T10:00:01Z,call,A1,P1,UTC,,,,'],
      ['r1,2026-03-05T10:00:00Z,cease,A1,P1,'],
      RULE('per: [consumer], honour_within: { hours: 24 }')
    );
    expect(verdicts).toEqual({ last: 'pass', late: 'violation' });
    expect(limits.late).toBe(24);
  });

  test('days to honour a request are dates where the consumer is', async () => {
    const { verdicts, measured } = await judge(
      [
        // received on 5 March in Shanghai, on 4 March in New York
        'c-last,2026-03-07T15:59:59Z,call,A1,P1,Asia/Shanghai,,,,',
        'c-late,2026-03-07T16:00:00Z,call,A1,P1,Asia/Shanghai,,,,',
        'n-last,2026-03-07T04:59:59Z,call,A1,P1,America/New_York,,,,',
        'n-late,2026-03-07T05:00:00Z,call,A1,P1,America/New_York,,,,',
        'nowhere,2026-03-07T05:00:00Z,call,A1,P1,,,,,',
        'nowhere-before,2026-03-04T16:00:00Z,call,A1,P1,,,,,'
      ],
      ['r1,2026-03-04T16:00:00Z,cease,A1,P1,'],
      RULE('per: [consumer], honour_within: { days: 2 }')
    );
    expect(verdicts).toEqual({
      'c-last': 'pass',
      'c-late': 'violation',
      'n-last': 'pass',
      'n-late': 'violation',
      nowhere: 'cannot-judge: time_zone',
      'nowhere-before': 'pass'
    });
    expect(measured['c-late']).toBe(3);
  });

  test('business days leave out weekends and days off and count make-up days', async () => {
    const contacts = [9, 10, 11, 12, 13].map(
      (day) => `d${day},2026-03-${String(day).padStart(2, '0')}T12:00:00Z,call,A1,P1,UTC,,,,`
    );
    // Thursday 5 March; 6 March is off, Saturday 7 March is worked: business days 7, 9, 10
    const { verdicts, measured } = await judge(
      contacts,
      ['r1,2026-03-05T10:00:00Z,cease,A1,P1,'],
      RULE('per: [consumer], honour_within: { business_days: 3, calendar: ours }'),
      'calendars: { ours: { base: none, off: [2026-03-06], work: [2026-03-07], known_until: 2026-03-31 } }'
    );
    expect(verdicts).toEqual({
      d9: 'pass',
      d10: 'pass',
      d11: 'violation',
      d12: 'violation',
      d13: 'violation'
    });
    expect(measured.d11).toBe(4);
    const plain = await judge(
      contacts,
      ['r1,2026-03-05T10:00:00Z,cease,A1,P1,'],
      RULE('per: [consumer], honour_within: { business_days: 3 }')
    );
    expect(plain.verdicts).toMatchObject({ d10: 'pass', d11: 'violation' });
  });

  test('a deadline that falls by known_until is known, one after it is not, though the contact was before', async () => {
    const contacts = [
      'same-day,2026-03-05T12:00:00Z,call,A1,P1,UTC,,,,',
      'c6,2026-03-06T12:00:00Z,call,A1,P1,UTC,,,,',
      'c16,2026-03-16T12:00:00Z,call,A1,P1,UTC,,,,'
    ];
    const rule = RULE('per: [consumer], honour_within: { business_days: 3, calendar: ours }');
    const known = (day: string) =>
      `calendars: { ours: { base: none, off: [], work: [], known_until: 2026-03-${day} } }`;
    const requests = ['r1,2026-03-05T10:00:00Z,cease,A1,P1,'];
    expect((await judge(contacts, requests, rule, known('10'))).verdicts).toEqual({
      'same-day': 'pass',
      c6: 'pass',
      c16: 'violation'
    });
    expect((await judge(contacts, requests, rule, known('09'))).verdicts).toEqual({
      'same-day': 'pass',
      c6: 'cannot-judge: calendar',
      c16: 'cannot-judge: calendar'
    });
    const zero = RULE('per: [consumer], honour_within: { business_days: 0, calendar: ours }');
    expect((await judge(contacts, requests, zero, known('01'))).verdicts).toEqual({
      'same-day': 'pass',
      c6: 'violation',
      c16: 'violation'
    });
  });

  test('a request ends with the second before its until', async () => {
    const { verdicts } = await judge(
      ['held,2026-03-08T09:59:59Z,call,A1,P1,UTC,,,,', 'free,2026-03-08T10:00:00Z,call,A1,P1,UTC,,,,'],
      ['r1,2026-03-05T10:00:00Z,cease,A1,P1,2026-03-08T10:00:00Z'],
      RULE('per: [consumer]')
    );
    expect(verdicts).toEqual({ held: 'violation', free: 'pass' });
  });

  test('followups of any channel are used up by contacts that bind, not by an attorney, an inbound one or one before', async () => {
    const { verdicts, witnesses } = await judge(
      [
        'before,2026-03-05T09:00:00Z,call,A1,P1,UTC,,,,',
        'letter,2026-03-05T11:00:00Z,letter,A1,P1,UTC,,,,true',
        'attorney,2026-03-05T12:00:00Z,call,A1,P1,UTC,attorney,,,',
        'inbound,2026-03-05T12:30:00Z,call,A1,P1,UTC,,inbound,,',
        'second,2026-03-05T13:00:00Z,call,A1,P1,UTC,,,,',
        'third,2026-03-05T14:00:00Z,call,A1,P1,UTC,,,,',
        'agreed,2026-03-05T15:00:00Z,call,A1,P1,UTC,,,,yes'
      ],
      ['r1,2026-03-05T10:00:00Z,attorney,A1,P1,'],
      RULE('per: [consumer], allowed_followups: 2, channels: [call]', 'except: [consent]')
    );
    expect(verdicts).toEqual({
      before: 'pass',
      attorney: 'pass',
      second: 'pass',
      third: 'violation',
      agreed: 'pass'
    });
    expect(witnesses).toEqual({ third: 'letter;second;third' });
  });

  test('any one of several requests makes a violation', async () => {
    const { verdicts } = await judge(
      ['between,2026-03-07T10:00:00Z,call,A1,P1,UTC,,,,', 'second,2026-03-09T10:00:01Z,call,A1,P1,UTC,,,,'],
      [
        'r1,2026-03-05T10:00:00Z,cease,A1,P1,2026-03-06T10:00:00Z',
        'r2,2026-03-09T10:00:00Z,cease,A1,P1,',
        'r3,2026-03-09T12:00:00Z,cease,A1,P1,'
      ],
      RULE('per: [consumer]')
    );
    expect(verdicts).toEqual({ between: 'pass', second: 'violation' });
  });

  test('per account a request binds its account, and all of the consumer when it names none; per consumer always all', async () => {
    const contacts = [
      'a1,2026-03-06T10:00:00Z,call,A1,P1,UTC,,,,',
      'a2,2026-03-06T11:00:00Z,call,A2,P1,UTC,,,,',
      'b1,2026-03-06T10:00:00Z,call,B1,P2,UTC,,,,',
      'b2,2026-03-06T11:00:00Z,call,B2,P2,UTC,,,,',
      'spouse,2026-03-06T12:00:00Z,call,A1,P9,UTC,spouse,,,',
      'unnamed,2026-03-06T12:00:00Z,call,,P1,UTC,,,,'
    ];
    const requests = ['r1,2026-03-05T10:00:00Z,cease,A1,P1,', 'r2,2026-03-05T10:00:00Z,cease,,P2,'];
    expect((await judge(contacts, requests, RULE('per: [account]'))).verdicts).toEqual({
      a1: 'violation',
      a2: 'pass',
      b1: 'violation',
      b2: 'violation',
      spouse: 'violation',
      unnamed: 'cannot-judge: account_id'
    });
    expect((await judge(contacts, requests, RULE('per: [consumer]'))).verdicts).toEqual({
      a1: 'violation',
      a2: 'violation',
      b1: 'violation',
      b2: 'violation',
      spouse: 'pass',
      unnamed: 'violation'
    });
    expect((await judge(contacts, requests, RULE('per: [account, consumer]'))).verdicts).toMatchObject({
      a1: 'violation',
      a2: 'pass',
      b2: 'violation',
      spouse: 'pass'
    });
  });

  test('an unknown place leaves open what a known one would decide', async () => {
    const { verdicts, tally } = await judge(
      [
        'work,2026-03-06T10:00:00Z,call,A1,P1,UTC,,,work,',
        'home,2026-03-06T10:00:00Z,call,A1,P1,UTC,,,home,',
        'somewhere,2026-03-06T10:00:00Z,call,A1,P1,UTC,,,,',
        'unasked,2026-03-06T10:00:00Z,call,A2,P2,UTC,,,,'
      ],
      ['r1,2026-03-05T10:00:00Z,cease,A1,P1,'],
      RULE('per: [consumer], places: [work]')
    );
    expect(verdicts).toEqual({ work: 'violation', somewhere: 'cannot-judge: place', unasked: 'pass' });
    expect(tally).toEqual({ applicable: 3, judged: 2, violations: 1, cannotJudge: 1 });
  });

  test('a date without a time is judged where all of its seconds agree', async () => {
    const { verdicts } = await judge(
      [
        'day-of,2026-03-05,call,A1,P1,UTC,,,,',
        'day-after,2026-03-06,call,A1,P1,UTC,,,,',
        'last-day,2026-03-08,call,A1,P1,UTC,,,,',
        'day-past,2026-03-09,call,A1,P1,UTC,,,,',
        'noon,2026-03-10T12:00:00Z,call,A2,P2,UTC,,,,',
        'next,2026-03-11T00:00:00Z,call,A2,P2,UTC,,,,',
        'split,2026-03-05,call,A3,P3,UTC,,,,',
        'gap,2026-03-05,call,A4,P4,UTC,,,,'
      ],
      [
        'r1,2026-03-05T10:00:00Z,cease,A1,P1,2026-03-08T10:00:00Z',
        'r2,2026-03-10,cease,A2,P2,',
        'r3,2026-03-04T10:00:00Z,cease,A3,P3,2026-03-05T12:00:00Z',
        'r4,2026-03-05T11:59:59Z,cease,A3,P3,',
        'r5,2026-03-04T10:00:00Z,cease,A4,P4,2026-03-05T12:00:00Z',
        'r6,2026-03-05T12:00:00Z,cease,A4,P4,'
      ],
      RULE('per: [consumer]')
    );
    expect(verdicts).toEqual({
      'day-of': 'cannot-judge: occurred_at',
      'day-after': 'violation',
      'last-day': 'cannot-judge: occurred_at',
      'day-past': 'pass',
      noon: 'cannot-judge: received_at',
      next: 'violation',
      split: 'violation',
      gap: 'cannot-judge: occurred_at'
    });
  });

  test('per account a followup is a contact of the account, whoever it names as its consumer', async () => {
    const { verdicts, witnesses } = await judge(
      [
        'unnamed,2026-03-05T11:00:00Z,call,A1,,UTC,,,,',
        'elsewhere,2026-03-05T11:30:00Z,call,A2,P1,UTC,,,,',
        'named,2026-03-05T12:00:00Z,call,A1,P1,UTC,,,,',
        'stranger,2026-03-05T12:30:00Z,call,A1,P2,UTC,,,,'
      ],
      ['r1,2026-03-05T10:00:00Z,cease,,P1,'],
      RULE('per: [account], allowed_followups: 1')
    );
    expect(verdicts).toEqual({ unnamed: 'pass', elsewhere: 'pass', named: 'violation', stranger: 'pass' });
    expect(witnesses).toEqual({ named: 'unnamed;named' });
  });

  test('a followup that may or may not have come after the request leaves the next one open', async () => {
    const { verdicts } = await judge(
      ['day-of,2026-03-05,letter,A1,P1,UTC,,,,', 'next,2026-03-06T10:00:00Z,call,A1,P1,UTC,,,,'],
      ['r1,2026-03-05T10:00:00Z,cease,A1,P1,'],
      RULE('per: [consumer], allowed_followups: 1')
    );
    expect(verdicts).toEqual({ 'day-of': 'pass', next: 'cannot-judge: occurred_at' });
  });

  test('a request from nobody known stops nobody', async () => {
    const { verdicts } = await judge(
      ['before,2026-03-05T10:00:00Z,call,A1,P1,UTC,,,,', 'after,2026-03-05T10:00:01Z,call,A1,P1,UTC,,,,'],
      ['r1,2026-03-05T10:00:00Z,cease,,,'],
      RULE('per: [consumer]')
    );
    expect(verdicts).toEqual({ before: 'pass', after: 'pass' });
  });
});
