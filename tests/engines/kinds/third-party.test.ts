import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine';
import type { Rule } from '#lib/core/rulebook';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { createDuckDbWasmInNode } from '../support/duckdb-wasm-in-node';
import { findingsOf, ruleOf, verdictsOf, type Cells } from '../support/kind-log';

/** A call on the given day of March at noon; several on one day are a minute apart in the order written. */
function calls(...rows: [id: string, day: number | string, more?: Cells][]): Cells[] {
  return rows.map(([contact_id, day, more], i) => ({
    contact_id,
    occurred_at:
      typeof day === 'string'
        ? day
        : `2026-03-${String(day).padStart(2, '0')}T12:${String(i).padStart(2, '0')}:00Z`,
    time_zone: 'UTC',
    channel: 'call',
    consumer_id: 'P',
    account_id: 'A',
    address: 'T1',
    ...more
  }));
}

const missed: Cells = { outcome: 'no_answer' };
const aside: Cells = { party: 'third_party', outcome: 'conversation' };

describe.each([
  ['native DuckDB', () => createDuckDbNode()],
  ['DuckDB-Wasm', () => createDuckDbWasmInNode()]
])('third-party on %s', (_name, open) => {
  let engine: Engine;
  beforeAll(async () => void (engine = await open()));
  afterAll(() => engine.close());

  /** Verdicts on the contacts whose id begins with `to`. */
  const judge = async (rule: Rule, contacts: Cells[], zone: string | null = null) =>
    Object.fromEntries(
      Object.entries(await verdictsOf(engine, rule, { contacts }, zone)).filter(([id]) => id.startsWith('to'))
    );

  it('looks at contacts aimed at its parties only', async () => {
    const never = ruleOf('third-party', { allowed_after: {} });
    const contacts = calls(
      ['to debtor', 1, missed],
      ['to other', 1, aside],
      ['to inbound', 1, { ...aside, direction: 'inbound' }],
      ['to spouse', 1, { ...aside, party: 'spouse' }]
    );
    expect(await judge(never, contacts)).toEqual({ 'to other': 'violation' });
    const spouses = ruleOf('third-party', { allowed_after: {}, parties: ['spouse', 'guarantor'] });
    expect(await judge(spouses, contacts)).toEqual({ 'to spouse': 'violation' });
  });

  it('an empty condition never permits it, whoever the consumer is and whatever came before', async () => {
    const never = ruleOf('third-party', { allowed_after: {} }, { except: ['consent'] });
    const contacts = calls(
      ['a', 1, missed],
      ['to a', 2, aside],
      ['to nobody', 2, { ...aside, consumer_id: '', account_id: '' }],
      ['to agreed', 2, { ...aside, consent: true }]
    );
    expect(await judge(never, contacts)).toEqual({
      'to a': 'violation',
      'to nobody': 'violation',
      'to agreed': 'pass'
    });
  });

  describe('after failed attempts', () => {
    const rule = ruleOf('third-party', { allowed_after: { failed_attempts: 2 } });

    it('the run needs as many as the rule says', async () => {
      const contacts = calls(
        ['a', 1, missed],
        ['to early', 2, aside],
        ['b', 3, missed],
        ['to fine', 4, aside]
      );
      expect(await judge(rule, contacts)).toEqual({ 'to early': 'violation', 'to fine': 'pass' });
    });

    it.each(['busy', 'no_answer', 'voicemail', 'failed', 'out_of_service'])(
      '%s is a failed attempt, and needs to be outbound to the debtor',
      async (outcome) => {
        expect(
          await judge(rule, calls(['a', 1, { outcome }], ['b', 1, { outcome }], ['to c', 1, aside]))
        ).toEqual({
          'to c': 'pass'
        });
        for (const other of [{ direction: 'inbound' }, { party: 'spouse' }, { consumer_id: 'Q' }])
          expect(
            await judge(
              rule,
              calls(['a', 1, { outcome }], ['b', 1, { outcome, ...other }], ['to c', 1, aside])
            )
          ).toEqual({ 'to c': 'violation' });
      }
    );

    it.each(['conversation', 'met', 'refused', 'read', 'answered'])(
      '%s with the debtor ends the run, in either direction, consented or not',
      async (outcome) => {
        for (const more of [{}, { direction: 'inbound' }, { consent: true }, { channel: 'visit' }])
          expect(
            await judge(
              rule,
              calls(['a', 1, missed], ['b', 1, missed], ['end', 1, { outcome, ...more }], ['to c', 1, aside])
            )
          ).toEqual({ 'to c': 'violation' });
      }
    );

    it.each(['third_party', 'sent', 'delivered', 'undelivered', 'not_home', 'left_notice', 'other'])(
      '%s neither adds to the run nor ends it',
      async (outcome) => {
        const between = { outcome };
        expect(
          await judge(rule, calls(['a', 1, missed], ['x', 1, between], ['b', 1, missed], ['to c', 1, aside]))
        ).toEqual({ 'to c': 'pass' });
        expect(await judge(rule, calls(['a', 1, missed], ['x', 1, between], ['to c', 1, aside]))).toEqual({
          'to c': 'violation'
        });
      }
    );

    it('a conversation with somebody else does not end the run; a second run starts from nothing', async () => {
      const contacts = calls(
        ['a', 1, missed],
        ['b', 1, missed],
        ['to one', 1, aside],
        ['to two', 1, aside],
        ['talk', 2, { outcome: 'conversation' }],
        ['c', 3, missed],
        ['to three', 3, aside],
        ['d', 3, missed],
        ['to four', 3, aside]
      );
      expect(await judge(rule, contacts)).toEqual({
        'to one': 'pass',
        'to two': 'pass',
        'to three': 'violation',
        'to four': 'pass'
      });
    });

    it('contacts the rule does not apply to, and consented ones, are in the run', async () => {
      const narrowed = ruleOf(
        'third-party',
        { allowed_after: { failed_attempts: 2 } },
        { except: ['consent'], effective: { from: 20_514, to: null } }
      );
      const contacts = calls(
        ['before', 1, missed],
        ['agreed', 2, { ...missed, consent: true }],
        ['to c', 3, aside]
      );
      expect(await judge(narrowed, contacts)).toEqual({ 'to c': 'pass' });
    });

    it('an unknown outcome may add to the run, may end it, and may do neither', async () => {
      expect(await judge(rule, calls(['a', 1, missed], ['?', 1], ['to c', 1, aside]))).toEqual({
        'to c': 'cannot-judge (outcome)'
      });
      expect(await judge(rule, calls(['?', 1], ['to c', 1, aside]))).toEqual({ 'to c': 'violation' });
      expect(
        await judge(rule, calls(['a', 1, missed], ['b', 1, missed], ['?', 1], ['to c', 1, aside]))
      ).toEqual({
        'to c': 'cannot-judge (outcome)'
      });
      expect(
        await judge(rule, calls(['?', 1], ['a', 1, missed], ['b', 1, missed], ['to c', 1, aside]))
      ).toEqual({
        'to c': 'pass'
      });
    });

    it('an unknown outcome of an inbound contact may only end the run', async () => {
      const inbound = { direction: 'inbound' };
      expect(await judge(rule, calls(['a', 1, missed], ['?', 1, inbound], ['to c', 1, aside]))).toEqual({
        'to c': 'violation'
      });
      expect(
        await judge(rule, calls(['a', 1, missed], ['b', 1, missed], ['?', 1, inbound], ['to c', 1, aside]))
      ).toEqual({ 'to c': 'cannot-judge (outcome)' });
    });

    it('a contact without consumer cannot be judged', async () => {
      const contacts = calls(['to c', 1, { ...aside, consumer_id: '', account_id: '' }]);
      expect(await judge(rule, contacts)).toEqual({ 'to c': 'cannot-judge (consumer_id)' });
    });
  });

  describe('after consecutive days', () => {
    const rule = ruleOf('third-party', { allowed_after: { days: 3 } });

    it('the run needs an attempt on each of as many local days in a row, at any time in it', async () => {
      const contacts = calls(
        ['a', 1, missed],
        ['b', 2, missed],
        ['to early', 2, aside],
        ['c', 3, missed],
        ['to fine', 3, aside]
      );
      expect(await judge(rule, contacts)).toEqual({ 'to early': 'violation', 'to fine': 'pass' });
      const gap = calls(
        ['a', 1, missed],
        ['b', 2, missed],
        ['c', 4, missed],
        ['d', 5, missed],
        ['to gap', 5, aside]
      );
      expect(await judge(rule, gap)).toEqual({ 'to gap': 'violation' });
      const old = calls(
        ['a', 1, missed],
        ['b', 2, missed],
        ['c', 3, missed],
        ['d', 9, missed],
        ['to late', 20, aside]
      );
      expect(await judge(rule, old)).toEqual({ 'to late': 'pass' });
    });

    it('several attempts on one day are one day, and days before the run ended are none', async () => {
      const same = calls(
        ['a', 1, missed],
        ['b', 1, missed],
        ['c', 1, missed],
        ['d', 2, missed],
        ['to c', 2, aside]
      );
      expect(await judge(rule, same)).toEqual({ 'to c': 'violation' });
      const ended = calls(
        ['a', 1, missed],
        ['b', 2, missed],
        ['talk', 2, { outcome: 'answered' }],
        ['c', 3, missed],
        ['d', 4, missed],
        ['to early', 4, aside],
        ['e', 5, missed],
        ['to fine', 5, aside]
      );
      expect(await judge(rule, ended)).toEqual({ 'to early': 'violation', 'to fine': 'pass' });
    });

    it('days are local, also where a later attempt lies on an earlier date', async () => {
      const contacts = calls(
        ['a', '2026-03-02T12:00:00Z', { ...missed, time_zone: 'Pacific/Kiritimati' }],
        ['b', '2026-03-02T13:00:00Z', { ...missed, time_zone: 'Pacific/Niue' }],
        ['to early', '2026-03-03T00:00:00Z', aside],
        ['c', '2026-03-03T01:00:00Z', { ...missed, time_zone: 'Pacific/Niue' }],
        ['d', '2026-03-03T02:00:00Z', { ...missed, time_zone: 'Pacific/Pago_Pago', address: 'T2' }],
        ['e', '2026-03-03T12:00:00Z', { ...missed, time_zone: 'Pacific/Niue' }],
        ['to fine', '2026-03-04T00:00:00Z', aside]
      );
      // a is on 3 March, b, c and d on 2 March, e on 3 March
      expect(await judge(rule, contacts)).toEqual({ 'to early': 'violation', 'to fine': 'violation' });
      const two = ruleOf('third-party', { allowed_after: { days: 2 } });
      expect(await judge(two, contacts)).toEqual({ 'to early': 'pass', 'to fine': 'pass' });
    });

    it('an attempt of unknown date may be on the day that is wanting; one day is all it can be', async () => {
      const nowhere = { ...missed, time_zone: '' };
      const wanting = calls(['a', 1, missed], ['?', 2, nowhere], ['c', 3, missed], ['to c', 3, aside]);
      expect(await judge(rule, wanting)).toEqual({ 'to c': 'cannot-judge (time_zone)' });
      const far = calls(
        ['a', 1, missed],
        ['b', 1, missed],
        ['?', 2, nowhere],
        ['c', 4, missed],
        ['to c', 4, aside]
      );
      expect(await judge(rule, far)).toEqual({ 'to c': 'violation' });
      const settled = calls(
        ['a', 1, missed],
        ['?', 1, nowhere],
        ['b', 2, missed],
        ['c', 3, missed],
        ['to c', 3, aside]
      );
      expect(await judge(rule, settled)).toEqual({ 'to c': 'pass' });
      const undated = calls(['a', 1, nowhere], ['b', 1, nowhere], ['c', 1, nowhere], ['to c', 3, aside]);
      expect(await judge(rule, undated)).toEqual({ 'to c': 'cannot-judge (time_zone)' });
      expect(await judge(rule, undated, 'Asia/Shanghai')).toEqual({ 'to c': 'violation' });
    });

    it('a run of fewer attempts than days needs no dates', async () => {
      const nowhere = { ...missed, time_zone: '' };
      expect(await judge(rule, calls(['a', 1, nowhere], ['b', 2, nowhere], ['to c', 3, aside]))).toEqual({
        'to c': 'violation'
      });
      const two = ruleOf('third-party', { allowed_after: { days: 3, failed_attempts: 2 } });
      expect(await judge(two, calls(['a', 1, nowhere], ['b', 2, nowhere], ['to c', 3, aside]))).toEqual({
        'to c': 'pass'
      });
    });

    it('an undated attempt after the contact, or before the run ended, fills no gap', async () => {
      const nowhere = { ...missed, time_zone: '' };
      const contacts = calls(
        ['?', 1, nowhere],
        ['talk', 1, { outcome: 'conversation' }],
        ['a', 1, missed],
        ['b', 3, missed],
        ['to c', 3, aside],
        ['later', 3, nowhere]
      );
      expect(await judge(rule, contacts)).toEqual({ 'to c': 'violation' });
    });

    it('dates after the contact are not looked at, also where the run has undated attempts', async () => {
      const nowhere = { ...missed, time_zone: '' };
      const contacts = calls(
        ['?', 1, nowhere],
        ['a', 1, missed],
        ['to early', 1, aside],
        ['b', 2, missed],
        ['to perhaps', 2, aside],
        ['c', 3, missed],
        ['to fine', 3, aside]
      );
      expect(await judge(rule, contacts)).toEqual({
        'to early': 'violation',
        'to perhaps': 'cannot-judge (time_zone)',
        'to fine': 'pass'
      });
    });

    it('an attempt of unknown outcome may be the day that is wanting', async () => {
      const contacts = calls(['a', 1, missed], ['?', 2], ['c', 3, missed], ['to c', 3, aside]);
      expect(await judge(rule, contacts)).toEqual({ 'to c': 'cannot-judge (outcome)' });
    });

    it('bare dates have their day', async () => {
      const contacts = calls(
        ['a', '2026-03-01', missed],
        ['b', '2026-03-02', missed],
        ['c', '2026-03-03', missed],
        ['to c', '2026-03-03T12:00:00Z', aside]
      );
      expect(await judge(rule, contacts)).toEqual({ 'to c': 'pass' });
    });
  });

  describe('after an outcome', () => {
    const rule = ruleOf('third-party', { allowed_after: { outcomes: ['out_of_service', 'failed'] } });

    it('the latest outbound contact aimed at the debtor has to have it', async () => {
      const gone = { outcome: 'out_of_service' };
      const contacts = calls(
        ['to first', 1, aside],
        ['a', 1, gone],
        ['to fine', 1, aside],
        ['in', 1, { direction: 'inbound', outcome: 'conversation' }],
        ['to fine still', 1, aside],
        ['spouse', 1, { party: 'spouse', outcome: 'conversation' }],
        ['to fine again', 1, aside],
        ['b', 1, missed],
        ['to late', 1, aside],
        ['c', 2, { outcome: 'failed', channel: 'sms' }],
        ['to last', 2, aside]
      );
      expect(await judge(rule, contacts)).toEqual({
        'to first': 'violation',
        'to fine': 'pass',
        'to fine still': 'pass',
        'to fine again': 'pass',
        'to late': 'violation',
        'to last': 'pass'
      });
    });

    it('that is unknown leaves it open; an older unknown one does not', async () => {
      expect(await judge(rule, calls(['?', 1], ['to c', 1, aside]))).toEqual({
        'to c': 'cannot-judge (outcome)'
      });
      expect(await judge(rule, calls(['?', 1], ['a', 1, missed], ['to c', 1, aside]))).toEqual({
        'to c': 'violation'
      });
    });
  });

  it('each condition given is sufficient', async () => {
    const rule = ruleOf('third-party', {
      allowed_after: { failed_attempts: 4, days: 2, outcomes: ['out_of_service'] }
    });
    const after = (...outcomes: [string, number][]) =>
      judge(
        rule,
        calls(
          ...outcomes.map(([outcome, day], i) => [`a${i}`, day, { outcome }] as [string, number, Cells]),
          ['to c', 9, aside]
        )
      );
    expect(await after(['busy', 1], ['busy', 1], ['busy', 1], ['busy', 1])).toEqual({ 'to c': 'pass' });
    expect(await after(['busy', 1], ['busy', 2])).toEqual({ 'to c': 'pass' });
    expect(await after(['out_of_service', 1])).toEqual({ 'to c': 'pass' });
    expect(await after(['busy', 1], ['busy', 1], ['busy', 1])).toEqual({ 'to c': 'violation' });
  });

  describe('a limit per person', () => {
    const rule = ruleOf('third-party', { max_per_person: 1 }, { except: ['consent'] });

    it('is passed by the counting contact after the last permitted one, to the same address of the same consumer', async () => {
      const contacts = calls(
        ['to 1', 1, aside],
        ['to 2', 2, aside],
        ['to other number', 2, { ...aside, address: 'T2' }],
        ['to other consumer', 2, { ...aside, consumer_id: 'Q' }],
        ['debtor', 2, { outcome: 'conversation' }],
        ['to unanswered', 3, { ...aside, outcome: 'no_answer' }],
        ['to 3', 9, aside]
      );
      expect(await judge(rule, contacts)).toEqual({
        'to 1': 'pass',
        'to 2': 'violation',
        'to other number': 'pass',
        'to other consumer': 'pass',
        'to unanswered': 'pass',
        'to 3': 'violation'
      });
    });

    it('counts as the rule says', async () => {
      const unanswered = ruleOf('third-party', { max_per_person: 1, counts: 'attempts' });
      const contacts = calls(
        ['to 1', 1, { ...aside, outcome: 'no_answer' }],
        ['to 2', 2, { ...aside, outcome: 'no_answer' }]
      );
      expect(await judge(unanswered, contacts)).toEqual({ 'to 1': 'pass', 'to 2': 'violation' });
      expect(await judge(rule, contacts)).toEqual({ 'to 1': 'pass', 'to 2': 'pass' });
    });

    it('leaves out contacts that were agreed to or to which the rule does not apply', async () => {
      const home = ruleOf(
        'third-party',
        { max_per_person: 1 },
        { except: ['consent'], appliesTo: { ...rule.appliesTo, places: ['home'] } }
      );
      const at = { ...aside, place: 'home' };
      const contacts = calls(
        ['to work', 1, { ...aside, place: 'work' }],
        ['to agreed', 1, { ...at, consent: true }],
        ['to inbound', 1, { ...at, direction: 'inbound' }],
        ['to 1', 2, at],
        ['to 2', 3, at]
      );
      expect(await judge(home, contacts)).toEqual({
        'to agreed': 'pass',
        'to 1': 'pass',
        'to 2': 'violation'
      });
    });

    it('a contact that may count is none over the limit, and may make a later one so', async () => {
      const contacts = calls(['to 1', 1, aside], ['to ?', 2, { party: 'third_party' }]);
      expect(await judge(rule, contacts)).toEqual({ 'to 1': 'pass', 'to ?': 'cannot-judge (outcome)' });
      const first = calls(['to ?', 1, { party: 'third_party' }], ['to 1', 2, aside], ['to 2', 3, aside]);
      expect(await judge(rule, first)).toEqual({
        'to ?': 'pass',
        'to 1': 'cannot-judge (outcome)',
        'to 2': 'violation'
      });
    });

    it('a contact without an address or a consumer cannot be judged and is not counted', async () => {
      const contacts = calls(
        ['to nowhere', 1, { ...aside, address: '' }],
        ['to nowhere again', 1, { ...aside, address: '' }],
        ['to nobody', 1, { ...aside, consumer_id: '', account_id: '' }],
        ['to 1', 1, aside]
      );
      expect(await judge(rule, contacts)).toEqual({
        'to nowhere': 'cannot-judge (address)',
        'to nowhere again': 'cannot-judge (address)',
        'to nobody': 'cannot-judge (consumer_id)',
        'to 1': 'pass'
      });
    });

    it('none at all is a limit too', async () => {
      const none = ruleOf('third-party', { max_per_person: 0 });
      expect(await judge(none, calls(['to 1', 1, aside]))).toEqual({ 'to 1': 'violation' });
    });
  });

  describe('both', () => {
    const rule = ruleOf('third-party', { allowed_after: { failed_attempts: 1 }, max_per_person: 1 });

    it('either is enough for a violation, the other being unknown or not', async () => {
      const early = calls(['to nowhere', 1, { ...aside, address: '' }]);
      expect(await judge(rule, early)).toEqual({ 'to nowhere': 'violation' });
      const open = calls(['?', 1], ['to 1', 1, aside], ['to 2', 1, aside]);
      expect(await judge(rule, open)).toEqual({ 'to 1': 'cannot-judge (outcome)', 'to 2': 'violation' });
      const fine = calls(['a', 1, missed], ['to 1', 1, aside], ['to nowhere', 2, { ...aside, address: '' }]);
      expect(await judge(rule, fine)).toEqual({ 'to 1': 'pass', 'to nowhere': 'cannot-judge (address)' });
    });
  });

  describe('a finding', () => {
    it('says how long the run was and what it takes', async () => {
      const rule = ruleOf('third-party', {
        allowed_after: { failed_attempts: 3, days: 2, outcomes: ['out_of_service', 'failed'] }
      });
      const contacts = calls(['a', 1, missed], ['b', 1, missed], ['to c', 2, aside]);
      expect((await findingsOf(engine, rule, { contacts }))['to c']).toEqual({
        measured: '2',
        limit: 'failed_attempts 3; days 2; outcomes out_of_service, failed',
        witnesses: ['to c'],
        en: 'This call on 2026-03-02 was aimed at somebody other than the debtor too early: 2 unanswered attempts on the debtor came before it, and at least one of these has to come first: 3 or more unanswered attempts on the debtor in a row, unanswered attempts on 2 or more consecutive days and a latest attempt on the debtor that shows the contact details no longer work.',
        zh: '2026-03-02 的此次电话联系了债务人以外的人，但当时条件尚未具备：此前连续 2 次联络债务人未果，须先满足以下条件之一：连续 3 次以上联络债务人未果、连续 2 日以上联络债务人未果、最近一次联络表明债务人的联系方式已失效。'
      });
    });

    it('of a party that is never permitted says so', async () => {
      const contacts = calls(['to c', 2, aside]);
      const rule = ruleOf('third-party', { allowed_after: {} });
      expect((await findingsOf(engine, rule, { contacts }))['to c']).toMatchObject({
        measured: '',
        limit: 'never',
        witnesses: ['to c'],
        en: 'This call on 2026-03-02 was aimed at somebody whom the rule never permits to be contacted.'
      });
    });

    it('over the limit is proved by the contacts counted', async () => {
      const contacts = calls(
        ['to 1', 1, aside],
        ['to unanswered', 1, { ...aside, outcome: 'no_answer' }],
        ['to 2', 2, aside],
        ['to 3', 3, aside]
      );
      const rule = ruleOf('third-party', { max_per_person: 2 });
      expect((await findingsOf(engine, rule, { contacts }))['to 3']).toEqual({
        measured: '3',
        limit: '2',
        witnesses: ['to 1', 'to 2', 'to 3'],
        en: 'This call on 2026-03-03 is contact number 3 with the same number or address of somebody other than the debtor (connected ones count); at most 2 are permitted.',
        zh: '2026-03-03 的此次电话是对债务人以外同一号码或地址的第 3 次联络（按接通计），上限为 2 次。'
      });
    });
  });
});
