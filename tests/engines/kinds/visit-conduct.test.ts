import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { createDuckDbWasmInNode } from '../support/duckdb-wasm-in-node';
import { findingsOf, ruleOf, verdictsOf, type Cells } from '../support/kind-log';

const visit = (id: string, more: Cells = {}): Cells => ({
  contact_id: id,
  occurred_at: '2026-03-05T12:00:00Z',
  time_zone: 'UTC',
  channel: 'visit',
  account_id: 'A',
  ...more
});

describe.each([
  ['native DuckDB', () => createDuckDbNode()],
  ['DuckDB-Wasm', () => createDuckDbWasmInNode()]
])('visit-conduct on %s', (_name, open) => {
  let engine: Engine;
  beforeAll(async () => void (engine = await open()));
  afterAll(() => engine.close());

  it('only visits are looked at, inbound and consented ones not held against anybody', async () => {
    const rule = ruleOf('visit-conduct', { min_crew: 2 }, { except: ['consent'] });
    const contacts = [
      visit('call', { channel: 'call', crew_size: 1 }),
      visit('inbound', { direction: 'inbound', crew_size: 1 }),
      visit('agreed', { consent: true, crew_size: 1 }),
      visit('alone', { crew_size: 1 }),
      visit('two', { crew_size: 2 }),
      visit('unknown')
    ];
    expect(await verdictsOf(engine, rule, { contacts })).toEqual({
      agreed: 'pass',
      alone: 'violation',
      two: 'pass',
      unknown: 'cannot-judge (crew_size)'
    });
  });

  it.each(['recorded', 'identity_disclosed'])(
    '%s has to be true; a missing value leaves it open',
    async (column) => {
      const contacts = [visit('yes', { [column]: true }), visit('no', { [column]: false }), visit('unknown')];
      expect(await verdictsOf(engine, ruleOf('visit-conduct', { [column]: true }), { contacts })).toEqual({
        no: 'violation',
        unknown: `cannot-judge (${column})`,
        yes: 'pass'
      });
    }
  );

  it('one element surely missed is a violation, whatever else is unknown; none missed and one unknown is not judged', async () => {
    const rule = ruleOf('visit-conduct', { min_crew: 2, recorded: true, identity_disclosed: true });
    const contacts = [
      visit('alone', { crew_size: 1 }),
      visit('silent', { crew_size: 2, identity_disclosed: false }),
      visit('unknown', { crew_size: 2, identity_disclosed: true }),
      visit('good', { crew_size: 3, recorded: true, identity_disclosed: true })
    ];
    expect(await verdictsOf(engine, rule, { contacts })).toEqual({
      alone: 'violation',
      silent: 'violation',
      unknown: 'cannot-judge (recorded)',
      good: 'pass'
    });
  });

  describe('a notice of hours', () => {
    const rule = ruleOf('visit-conduct', { min_notice: { hours: 24 } });

    it('is in time to the second', async () => {
      const contacts = [
        visit('in time', { notice_at: '2026-03-04T12:00:00Z' }),
        visit('late', { notice_at: '2026-03-04T12:00:01Z' }),
        visit('afterwards', { notice_at: '2026-03-06T12:00:00Z' })
      ];
      expect(await verdictsOf(engine, rule, { contacts })).toEqual({
        'in time': 'pass',
        late: 'violation',
        afterwards: 'violation'
      });
    });

    it('that is missing is a miss where the log records notices, and cannot be judged where it does not', async () => {
      const contacts = [visit('told', { notice_at: '2026-03-01T12:00:00Z' }), visit('untold')];
      expect(await verdictsOf(engine, rule, { contacts })).toEqual({ told: 'pass', untold: 'violation' });
      expect(await verdictsOf(engine, rule, { contacts: [visit('untold')] })).toEqual({
        untold: 'cannot-judge (notice_at)'
      });
    });

    it('known by its date is judged where every second of that date gives the same answer', async () => {
      const late = { occurred_at: '2026-03-05T23:59:59Z' };
      const contacts = [
        visit('two days before', { notice_at: '2026-03-03' }),
        visit('the day before', { notice_at: '2026-03-04' }),
        visit('the day before, at its end', { ...late, notice_at: '2026-03-04' }),
        visit('the same day', { ...late, notice_at: '2026-03-05' })
      ];
      expect(await verdictsOf(engine, rule, { contacts })).toEqual({
        'two days before': 'pass',
        'the day before': 'cannot-judge (occurred_at)',
        'the day before, at its end': 'pass',
        'the same day': 'violation'
      });
    });

    it('to a visit known by its date is judged the same way', async () => {
      const on = { occurred_at: '2026-03-05' };
      const contacts = [
        visit('in time', { ...on, notice_at: '2026-03-04T00:00:00Z' }),
        visit('perhaps', { ...on, notice_at: '2026-03-04T00:00:01Z' }),
        visit('perhaps still', { ...on, notice_at: '2026-03-04T23:59:59Z' }),
        visit('late', { ...on, notice_at: '2026-03-05T00:00:00Z' })
      ];
      expect(await verdictsOf(engine, rule, { contacts })).toEqual({
        'in time': 'pass',
        perhaps: 'cannot-judge (occurred_at)',
        'perhaps still': 'cannot-judge (occurred_at)',
        late: 'violation'
      });
    });
  });

  describe('a notice of days', () => {
    const rule = ruleOf('visit-conduct', { min_notice: { days: 2 } });

    it('is counted by local dates', async () => {
      const contacts = [
        visit('two days', { notice_at: '2026-03-03T23:59:59Z' }),
        visit('one day', { notice_at: '2026-03-04T00:00:00Z' }),
        visit('dates', { occurred_at: '2026-03-05', notice_at: '2026-03-03' }),
        visit('tokyo', { notice_at: '2026-03-03T15:00:00Z', time_zone: 'Asia/Tokyo' })
      ];
      expect(await verdictsOf(engine, rule, { contacts })).toEqual({
        'two days': 'pass',
        'one day': 'violation',
        dates: 'pass',
        tokyo: 'violation'
      });
    });

    it('cannot be judged where the zone is unknown, unless the rulebook has one', async () => {
      const contacts = [visit('a', { notice_at: '2026-03-03T15:30:00Z', time_zone: '' })];
      expect(await verdictsOf(engine, rule, { contacts })).toEqual({ a: 'cannot-judge (time_zone)' });
      expect(await verdictsOf(engine, rule, { contacts }, 'Asia/Shanghai')).toEqual({ a: 'pass' });
      expect(await verdictsOf(engine, rule, { contacts }, 'Asia/Tokyo')).toEqual({ a: 'violation' });
    });
  });

  describe('a notice before the first visit only', () => {
    const rule = ruleOf('visit-conduct', { min_notice: { days: 1 }, first_visit_only: true });
    const known = visit('elsewhere', {
      account_id: 'Z',
      notice_at: '2026-03-01',
      occurred_at: '2026-03-03T12:00:00Z'
    });
    const second = { occurred_at: '2026-03-06T12:00:00Z' };

    it('is not owed by a later visit', async () => {
      const contacts = [known, visit('first'), visit('second', second)];
      expect(await verdictsOf(engine, rule, { contacts })).toEqual({
        elsewhere: 'pass',
        first: 'violation',
        second: 'pass'
      });
    });

    it('has consented visits and those the rule does not apply to as first visits too, calls and inbound ones not', async () => {
      const narrowed = ruleOf(
        'visit-conduct',
        { min_notice: { days: 1 }, first_visit_only: true },
        { except: ['consent'], appliesTo: { ...rule.appliesTo, places: ['home'] } }
      );
      const contacts = [
        known,
        visit('agreed', { account_id: 'B', place: 'home', consent: true }),
        visit('after agreed', { ...second, account_id: 'B', place: 'home' }),
        visit('work', { account_id: 'C', place: 'work' }),
        visit('after work', { ...second, account_id: 'C', place: 'home' }),
        visit('call', { account_id: 'D', place: 'home', channel: 'call' }),
        visit('after call', { ...second, account_id: 'D', place: 'home' }),
        visit('inbound', { account_id: 'E', place: 'home', direction: 'inbound' }),
        visit('after inbound', { ...second, account_id: 'E', place: 'home' })
      ];
      expect(await verdictsOf(engine, narrowed, { contacts })).toEqual({
        elsewhere: 'cannot-judge (place)',
        agreed: 'pass',
        'after agreed': 'pass',
        'after work': 'pass',
        'after call': 'violation',
        'after inbound': 'violation'
      });
    });

    it('goes by the subject: a visit to another account of the person can be the second', async () => {
      const perPerson = ruleOf('visit-conduct', { ...rule.params, per: ['consumer'] });
      const contacts = [
        known,
        visit('a', { consumer_id: 'P' }),
        visit('b', { ...second, account_id: 'B', consumer_id: 'P' })
      ];
      expect(await verdictsOf(engine, perPerson, { contacts })).toMatchObject({ a: 'violation', b: 'pass' });
      expect(await verdictsOf(engine, rule, { contacts })).toMatchObject({ a: 'violation', b: 'violation' });
    });

    it('cannot be judged where the account was placed before the log starts, unless notice was given anyway', async () => {
      const contacts = [
        known,
        visit('before', { account_id: 'B' }),
        visit('at the start', { account_id: 'C' }),
        visit('never', { account_id: 'D' }),
        visit('told', { account_id: 'E', notice_at: '2026-03-04' }),
        visit('second of B', { ...second, account_id: 'B' })
      ];
      const accounts = [
        { account_id: 'B', placed_at: '2026-03-03T11:59:59Z' },
        { account_id: 'C', placed_at: '2026-03-03T12:00:00Z' },
        { account_id: 'D', placed_at: '' },
        { account_id: 'E', placed_at: '2026-01-01T00:00:00Z' }
      ];
      expect(await verdictsOf(engine, rule, { contacts, accounts })).toEqual({
        elsewhere: 'pass',
        before: 'cannot-judge (placed_at)',
        'at the start': 'violation',
        never: 'violation',
        told: 'pass',
        'second of B': 'pass'
      });
    });

    it('cannot be judged for an account that is not named and may be one placed before the log starts', async () => {
      const perPerson = ruleOf('visit-conduct', { ...rule.params, per: ['consumer'] });
      const contacts = [known, visit('a', { account_id: '', consumer_id: 'P' })];
      const placed = (placed_at: string) => [{ account_id: 'Y', consumer_id: 'P', placed_at }];
      expect(
        await verdictsOf(engine, perPerson, { contacts, accounts: placed('2026-03-03T11:59:59Z') })
      ).toMatchObject({ a: 'cannot-judge (placed_at)' });
      expect(
        await verdictsOf(engine, perPerson, { contacts, accounts: placed('2026-03-03T12:00:00Z') })
      ).toMatchObject({ a: 'violation' });
    });

    it('cannot be judged without a subject; without `first_visit_only` no subject is asked for', async () => {
      const contacts = [known, visit('a', { account_id: '', consumer_id: 'P' })];
      expect(await verdictsOf(engine, rule, { contacts })).toMatchObject({ a: 'cannot-judge (account_id)' });
      const always = ruleOf('visit-conduct', { min_notice: { days: 1 } });
      expect(await verdictsOf(engine, always, { contacts })).toMatchObject({ a: 'violation' });
    });
  });

  it('a finding names every element missed, and only those', async () => {
    const rule = ruleOf('visit-conduct', {
      min_crew: 2,
      min_notice: { days: 2 },
      recorded: true,
      identity_disclosed: true
    });
    const told = { notice_at: '2026-03-01' };
    const contacts = [
      visit('all', { crew_size: 1, recorded: false, identity_disclosed: false }),
      visit('crew', { ...told, crew_size: 1, recorded: true, identity_disclosed: true }),
      visit('notice', { crew_size: 2, recorded: true, identity_disclosed: true }),
      visit('recording', { ...told, crew_size: 2, recorded: false }),
      visit('identity', { ...told, crew_size: 2, identity_disclosed: false })
    ];
    const found = await findingsOf(engine, rule, { contacts });
    expect(Object.fromEntries(Object.entries(found).map(([id, { measured }]) => [id, measured]))).toEqual({
      all: 'min_crew; min_notice; recorded; identity_disclosed',
      crew: 'min_crew',
      notice: 'min_notice',
      recording: 'recorded',
      identity: 'identity_disclosed'
    });
    expect(found.all).toMatchObject({
      limit: 'min_crew 2; min_notice 2 days; recorded; identity_disclosed',
      witnesses: ['all'],
      en: 'The visit on 2026-03-05 falls short: fewer than 2 collectors were present, it was not announced at least 2 days before, it was not recorded and the collectors did not say who they were.',
      zh: '2026-03-05 的上门不合要求：到场催收人员不足 2 人、未提前至少 2 日告知、全程未录音录像、未表明身份。'
    });
  });

  it('the notice owed to a first visit is named so, in hours too', async () => {
    const rule = ruleOf('visit-conduct', { min_notice: { hours: 24 }, first_visit_only: true });
    const contacts = [visit('a', { notice_at: '2026-03-05T11:00:00Z' })];
    expect((await findingsOf(engine, rule, { contacts })).a).toMatchObject({
      limit: 'min_notice 24 hours',
      en: 'The visit on 2026-03-05 falls short: it was the first visit and was not announced at least 24 hours before.',
      zh: '2026-03-05 的上门不合要求：首次上门未提前至少 24 小时告知。'
    });
  });
});
