import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CHANNELS, REQUEST_KINDS } from '#lib/core/domain';
import type { Engine } from '#lib/core/engine';
import { Workspace, type LoadOptions, type SourceFile } from '#lib/core/ingest';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { csv, everything, seconds, source, ZONES } from './support/ingest';

let engine: Engine;
let workspace: Workspace;
beforeAll(async () => void (engine = await createDuckDbNode()));
afterAll(() => engine.close());
beforeEach(async () => void (workspace = await Workspace.open(engine, ZONES)));

const load = async (files: SourceFile[], options: LoadOptions = {}) => {
  const { loaded, refused } = await workspace.load(files, { zone: 'Asia/Shanghai', ...options });
  expect(refused).toEqual([]);
  return loaded;
};
const all = () => everything(engine, workspace);
const day = (date: string) => seconds(date) / 86_400;

describe('requests', () => {
  test('keep every canonical value, in order of receipt', async () => {
    const [file] = await load([
      source(
        'requests.csv',
        csv(
          'request_id,received_at,account_id,consumer_id,kind,channel,address,hours_from,hours_to,until',
          'R2,2026-03-02 09:00,A1,C1,hours,call,+86 10,09:00,24:00,2026-06-01 12:00',
          'R1,2026-03-01,,C2,退订,短信,,,,2026-06-01'
        )
      )
    ]);
    expect(file).toMatchObject({ table: 'requests', rows: 2, loaded: 2, issues: 0, from: day('2026-03-01') });
    const { requests } = await all();
    expect(requests).toMatchObject([
      {
        n: 0,
        request_id: 'R1',
        received_at: seconds('2026-02-28T16:00:00Z'),
        span: 86_399,
        written_day: day('2026-03-01'),
        account: null,
        consumer: 'C2',
        kind: REQUEST_KINDS.indexOf('channel_opt_out'),
        channel: CHANNELS.indexOf('sms'),
        address: null,
        hours_from: null,
        until: seconds('2026-05-31T16:00:00Z'),
        until_span: 86_399,
        until_day: day('2026-06-01')
      },
      {
        n: 1,
        request_id: 'R2',
        received_at: seconds('2026-03-02T01:00:00Z'),
        span: 0,
        written_day: null,
        account: 'A1',
        consumer: 'C1',
        kind: REQUEST_KINDS.indexOf('hours'),
        address: '+86 10',
        hours_from: 32_400,
        hours_to: 86_400,
        until: seconds('2026-06-01T04:00:00Z'),
        until_span: 0,
        until_day: null,
        file: 'requests.csv',
        record: 1,
        line: 2
      }
    ]);
    expect(workspace.facts()).toMatchObject({ contacts: 0, requests: 2 });
  });

  test('without a kind or with an unknown one are rejected, an unreadable hour is missing', async () => {
    await load([
      source(
        'r.csv',
        csv(
          'received_at,kind,hours_from',
          '2026-03-01,,',
          '2026-03-01,wishes,',
          '2026-03-01,hours,25:00',
          '2026-03-01,停止催收,8时30分'
        )
      )
    ]);
    const { requests, rejected, issues } = await all();
    expect(requests).toMatchObject([
      { request_id: 'r.csv:3', kind: REQUEST_KINDS.indexOf('hours'), hours_from: null },
      { request_id: 'r.csv:4', kind: REQUEST_KINDS.indexOf('cease'), hours_from: 30_600 }
    ]);
    expect(rejected.map(({ line, code }) => [line, code])).toEqual([
      [2, 'missing_value'],
      [3, 'unknown_word']
    ]);
    expect(issues).toMatchObject([
      { line: 4, column: 'hours_from', value: '25:00', code: 'unreadable_time' }
    ]);
  });

  test('of one id are told apart, and one delivered twice is rejected', async () => {
    await load([
      source(
        'r.csv',
        csv(
          'request_id,received_at,kind',
          'R1,2026-03-01,cease',
          'R1,2026-03-01,dispute',
          'R1,2026-03-01,cease'
        )
      )
    ]);
    const { requests, rejected, issues } = await all();
    expect(requests.map((row) => row.request_id)).toEqual(['R1', 'R1#2']);
    expect(rejected).toMatchObject([{ line: 4, value: 'r.csv:2', code: 'duplicate_row' }]);
    expect(issues).toMatchObject([{ line: 3, column: 'request_id', value: 'R1', code: 'repeated_id' }]);
  });
});

describe('accounts', () => {
  test('keep every canonical value, in the order of their rows', async () => {
    const [file] = await load([
      source(
        'accounts.csv',
        csv(
          'account_id,consumer_id,agency,creditor,product,opened_at,due_date,placed_at,balance,region,time_zone',
          'A2,C1,North,Bank,card,2025-01-02,2026-01-15,2026-02-01,12.5,US-NY,America/New_York',
          'A1,,,,,,,2026-02-01 08:00,,,'
        )
      )
    ]);
    expect(file).toMatchObject({ table: 'accounts', rows: 2, loaded: 2, issues: 0, from: null, to: null });
    expect((await all()).accounts).toMatchObject([
      {
        n: 0,
        account: 'A2',
        consumer: 'C1',
        agency: 'North',
        creditor: 'Bank',
        product: 'card',
        opened_at: day('2025-01-02'),
        due_date: day('2026-01-15'),
        placed_at: seconds('2026-01-31T16:00:00Z'),
        placed_span: 86_399,
        placed_day: day('2026-02-01'),
        balance: 1250,
        region: 'US-NY',
        zone: 'America/New_York',
        is_first: true
      },
      { n: 1, account: 'A1', consumer: null, placed_span: 0, placed_day: null, is_first: true }
    ]);
  });

  test('named again with other values stay, but the first row counts', async () => {
    const loaded = await load([
      source('z.csv', csv('account_id,agency', 'A1,North', 'A1,North')),
      source('a.csv', csv('account_id,agency', 'A1,South', 'A2,South', 'A1,North'))
    ]);
    expect(loaded).toMatchObject([
      { rows: 2, loaded: 1, rejected: 1, duplicates: 1, issues: 0 },
      { rows: 3, loaded: 2, rejected: 1, duplicates: 1, issues: 1 }
    ]);
    const { accounts, rejected, issues } = await all();
    expect(accounts.map(({ account, agency, is_first }) => [account, agency, is_first])).toEqual([
      ['A1', 'North', true],
      ['A1', 'South', false],
      ['A2', 'South', true]
    ]);
    expect(rejected.map(({ file, line, value }) => [file, line, value])).toEqual([
      ['z.csv', 3, 'z.csv:2'],
      ['a.csv', 4, 'z.csv:2']
    ]);
    expect(issues).toEqual([
      { file: 'a.csv', line: 2, column: 'account_id', value: 'A1', code: 'repeated_id' }
    ]);
  });
});

describe('agents and payments', () => {
  test('an agent has a row for each certificate or training', async () => {
    await load([
      source(
        'agents.csv',
        csv(
          '坐席工号,所属机构,培训日期,持证起始日,持证截止日',
          'Ann,North,,2025-01-01,2025-12-31',
          'Ann,North,2026/1/5,,',
          'Ann,North,,2025-01-01,2025-12-31'
        )
      )
    ]);
    const { agents, rejected, issues } = await all();
    expect(agents).toMatchObject([
      { n: 0, agent: 'Ann', agency: 'North', trained_at: null, certified_until: day('2025-12-31') },
      { n: 1, agent: 'Ann', trained_at: day('2026-01-05'), certified_from: null }
    ]);
    expect(rejected).toMatchObject([{ line: 4, code: 'duplicate_row' }]);
    expect(issues).toEqual([]);
  });

  test('a payment needs its account, time and amount', async () => {
    await load([
      source(
        'payments.csv',
        csv(
          'account_id,paid_at,amount',
          'A1,2026-03-02 10:00,"1,000.50"',
          'A1,2026-03-01,5元',
          'A1,2026-03-02 10:00,1000.50',
          'A1,2026-03-03,much',
          ',2026-03-03,1',
          'A1,,1'
        )
      )
    ]);
    const { payments, rejected } = await all();
    expect(payments).toMatchObject([
      { n: 0, account: 'A1', paid_at: seconds('2026-02-28T16:00:00Z'), span: 86_399, amount: 500 },
      { n: 1, paid_at: seconds('2026-03-02T02:00:00Z'), span: 0, amount: 100_050 }
    ]);
    expect(rejected.map(({ line, column, code }) => [line, column, code])).toEqual([
      [4, null, 'duplicate_row'],
      [5, 'amount', 'not_a_number'],
      [6, 'account_id', 'missing_value'],
      [7, 'paid_at', 'missing_value']
    ]);
  });
});

describe('further values of contacts and complaints', () => {
  test('what was said is kept once, the agent’s notes only tell rows apart', async () => {
    const [file] = await load([
      source(
        'log.csv',
        csv(
          'contact_id,occurred_at,channel,text,notes',
          'K1,2026-03-01 10:00,sms,请还款,a',
          'K2,2026-03-01 10:00,sms,请还款,',
          'K1,2026-03-01 10:00,sms,请还款,b',
          'K1,2026-03-01 10:00,sms,别的话,a',
          'K1,2026-03-01 10:00,sms,请还款,a'
        )
      )
    ]);
    expect(file).toMatchObject({ loaded: 4, duplicates: 1 });
    expect((await all()).contacts.map((row) => [row.contact_id, row.text])).toEqual([
      ['K1', '请还款'],
      ['K1#2', '请还款'],
      ['K1#3', '别的话'],
      ['K2', '请还款']
    ]);
  });

  test('a date without a time may be any time of that day in the zone of the file', async () => {
    await load(
      [
        source('log.csv', csv('occurred_at,channel,notice_at', '2026-03-10T10:00Z,visit,2026-03-08')),
        source(
          'c.csv',
          csv('received_at,closed_at', '2026-03-01T00:00Z,2026-11-01', '2026-03-02T00:00Z,2026-03-09 10:00')
        )
      ],
      { zone: 'America/New_York' }
    );
    const { contacts, complaints } = await all();
    expect(contacts).toMatchObject([
      { notice_at: seconds('2026-03-08T05:00:00Z'), notice_span: 82_799, notice_day: day('2026-03-08') }
    ]);
    expect(complaints).toMatchObject([
      { closed_at: seconds('2026-11-01T04:00:00Z'), closed_span: 89_999, closed_day: day('2026-11-01') },
      { closed_at: seconds('2026-03-09T14:00:00Z'), closed_span: 0, closed_day: null }
    ]);
  });
});
