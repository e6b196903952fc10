import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { createDuckDbWasmInNode } from '../support/duckdb-wasm-in-node';
import { findingsOf, ruleOf, verdictsOf, type Cells } from '../support/kind-log';

const call = (id: string, on: string, agent: string | null, more: Cells = {}): Cells => ({
  contact_id: id,
  occurred_at: `${on}T12:00:00Z`,
  time_zone: 'UTC',
  channel: 'call',
  ...(agent === null ? {} : { agent }),
  ...more
});

describe.each([
  ['native DuckDB', () => createDuckDbNode()],
  ['DuckDB-Wasm', () => createDuckDbWasmInNode()]
])('certification on %s', (_name, open) => {
  let engine: Engine;
  beforeAll(async () => void (engine = await open()));
  afterAll(() => engine.close());

  describe('a certificate', () => {
    const rule = ruleOf('certification', { requires: 'certified' });

    it('holds from its first to its last day', async () => {
      const agents = [{ agent: 'Ann', certified_from: '2026-03-02', certified_until: '2026-03-04' }];
      const contacts = ['01', '02', '03', '04', '05'].map((d) => call(`on-${d}`, `2026-03-${d}`, 'Ann'));
      expect(await verdictsOf(engine, rule, { contacts, agents })).toEqual({
        'on-01': 'violation',
        'on-02': 'pass',
        'on-03': 'pass',
        'on-04': 'pass',
        'on-05': 'violation'
      });
    });

    it('without a first day holds from the beginning', async () => {
      const agents = [{ agent: 'Ann', certified_until: '2026-03-02' }];
      const contacts = [call('last', '2026-03-02', 'Ann'), call('after', '2026-03-03', 'Ann')];
      expect(await verdictsOf(engine, rule, { contacts, agents })).toEqual({
        last: 'pass',
        after: 'violation'
      });
    });

    it('without a last day leaves open whether it still holds, from its first day on', async () => {
      const agents = [{ agent: 'Ann', certified_from: '2026-03-02' }];
      const contacts = [call('before', '2026-03-01', 'Ann'), call('first', '2026-03-02', 'Ann')];
      expect(await verdictsOf(engine, rule, { contacts, agents })).toEqual({
        before: 'violation',
        first: 'cannot-judge (certified_until)'
      });
    });

    it('that holds settles it, whatever another certificate leaves open; one that ended does not', async () => {
      const agents = [
        { agent: 'Ann', certified_from: '2026-01-01', certified_until: '2026-12-31' },
        { agent: 'Ann', certified_from: '2026-01-01' },
        { agent: 'Bob', certified_from: '2025-01-01', certified_until: '2025-12-31' },
        { agent: 'Bob', certified_from: '2026-01-01' }
      ];
      const contacts = [call('a', '2026-03-02', 'Ann'), call('b', '2026-03-02', 'Bob')];
      expect(await verdictsOf(engine, rule, { contacts, agents })).toEqual({
        a: 'pass',
        b: 'cannot-judge (certified_until)'
      });
    });

    it('is not what a row without both dates is', async () => {
      const agents = [{ agent: 'Ann', trained_at: '2026-03-01' }];
      const contacts = [call('a', '2026-03-02', 'Ann')];
      expect(await verdictsOf(engine, rule, { contacts, agents })).toEqual({ a: 'violation' });
    });

    it('cannot be looked up for an unknown agent, a contact without agent or one of unknown date', async () => {
      const agents = [{ agent: 'Ann', certified_until: '2026-12-31' }];
      const contacts = [
        call('stranger', '2026-03-02', 'Zoe'),
        call('nobody', '2026-03-02', null),
        call('undated', '2026-03-02', 'Ann', { time_zone: '' })
      ];
      expect(await verdictsOf(engine, rule, { contacts, agents })).toEqual({
        stranger: 'cannot-judge (certified_until)',
        nobody: 'cannot-judge (agent)',
        undated: 'cannot-judge (time_zone)'
      });
    });

    it('is asked for on the local date, of outbound contacts of the channels, and not of consented ones', async () => {
      const agents = [{ agent: 'Ann', certified_from: '2026-03-02', certified_until: '2026-03-02' }];
      const contacts = [
        call('tokyo', '2026-03-01', 'Ann', { occurred_at: '2026-03-01T15:00:00Z', time_zone: 'Asia/Tokyo' }),
        call('letter', '2026-03-05', 'Ann', { channel: 'letter' }),
        call('inbound', '2026-03-05', 'Ann', { direction: 'inbound' }),
        call('agreed', '2026-03-05', 'Ann', { consent: true }),
        call('late', '2026-03-05', 'Ann')
      ];
      const narrowed = ruleOf(
        'certification',
        { requires: 'certified', channels: ['call'] },
        { except: ['consent'] }
      );
      expect(await verdictsOf(engine, narrowed, { contacts, agents })).toEqual({
        tokyo: 'pass',
        agreed: 'pass',
        late: 'violation'
      });
    });

    it('is named in the finding, with the contact as its proof', async () => {
      const agents = [{ agent: 'Ann', certified_until: '2026-03-01' }];
      const found = await findingsOf(engine, rule, { contacts: [call('a', '2026-03-02', 'Ann')], agents });
      expect(found).toEqual({
        a: {
          measured: '',
          limit: 'certified',
          witnesses: ['a'],
          en: 'This call on 2026-03-02 was made by an agent who held no certificate valid that day.',
          zh: '2026-03-02 的此次电话由当日没有有效资格证书的催收员作出。'
        }
      });
    });
  });

  describe('a training', () => {
    const rule = ruleOf('certification', { requires: { trained_within: 30 } });

    it('counts on its own day and for as many days after as the rule says', async () => {
      const agents = [{ agent: 'Ann', trained_at: '2026-03-01' }];
      const contacts = [
        call('before', '2026-02-28', 'Ann'),
        call('day', '2026-03-01', 'Ann'),
        call('last', '2026-03-31', 'Ann'),
        call('over', '2026-04-01', 'Ann')
      ];
      expect(await verdictsOf(engine, rule, { contacts, agents })).toEqual({
        before: 'cannot-judge (trained_at)',
        day: 'pass',
        last: 'pass',
        over: 'violation'
      });
    });

    it('is the latest one not after the contact', async () => {
      const agents = [
        { agent: 'Ann', trained_at: '2026-01-01' },
        { agent: 'Ann', trained_at: '2026-03-20' }
      ];
      const contacts = [call('between', '2026-03-10', 'Ann'), call('after', '2026-03-20', 'Ann')];
      expect(await verdictsOf(engine, rule, { contacts, agents })).toEqual({
        between: 'violation',
        after: 'pass'
      });
    });

    it('that no row dates cannot be judged', async () => {
      const agents = [{ agent: 'Ann', certified_until: '2026-12-31' }];
      const contacts = [call('a', '2026-03-02', 'Ann')];
      expect(await verdictsOf(engine, rule, { contacts, agents })).toEqual({
        a: 'cannot-judge (trained_at)'
      });
    });

    it('is named in the finding with its days', async () => {
      const agents = [{ agent: 'Ann', trained_at: '2026-01-01' }];
      const found = await findingsOf(engine, rule, { contacts: [call('a', '2026-03-02', 'Ann')], agents });
      expect(found.a).toMatchObject({
        limit: '30',
        en: 'This call on 2026-03-02 was made by an agent whose latest training was more than 30 days before.',
        zh: '2026-03-02 的此次电话由最近一次培训已超过 30 日的催收员作出。'
      });
    });
  });
});
