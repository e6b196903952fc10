import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/core/engine';
import { Workspace } from '#lib/core/ingest';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { csv, everything, seconds, source, ZONES } from './support/ingest';

let engine: Engine;
let workspace: Workspace;
beforeAll(async () => void (engine = await createDuckDbNode()));
afterAll(() => engine.close());
beforeEach(async () => void (workspace = await Workspace.open(engine, ZONES)));

const load = async (...files: [name: string, content: string][]) => {
  const { loaded, refused } = await workspace.load(
    files.map(([name, content]) => source(name, content)),
    { zone: 'UTC' }
  );
  expect(refused).toEqual([]);
  return loaded;
};
const all = () => everything(engine, workspace);
const day = (date: string) => seconds(date) / 86_400;

const accounts = csv(
  'account_id,consumer_id,agency,creditor,product,due_date,region,time_zone',
  'A1,C1,North,Bank,card,2026-01-31,US-CO,America/Denver;America/Chicago',
  'A1,C9,Wrong,Wrong,wrong,2020-01-01,US-HI,Pacific/Honolulu',
  'A2,,,,,2026-02-01,,'
);

describe('a value missing on a contact', () => {
  test('is that of its account’s first row', async () => {
    await load(
      ['accounts.csv', accounts],
      [
        'log.csv',
        csv(
          'contact_id,occurred_at,channel,account_id,consumer_id,agency,creditor,product,region,days_past_due',
          'K1,2026-03-01T10:00:00Z,call,A1,,,,,,',
          'K2,2026-03-01T11:00:00Z,call,A1,C7,South,Fund,loan,US-NY,3',
          'K3,2026-03-01T12:00:00Z,call,A9,,,,,,',
          'K4,2026-03-01T13:00:00Z,call,,,,,,,'
        )
      ]
    );
    const empty = { agency: null, creditor: null, product: null, region: null, days_past_due: null };
    expect((await all()).contacts).toMatchObject([
      {
        consumer: 'C1',
        agency: 'North',
        creditor: 'Bank',
        product: 'card',
        region: 'US-CO',
        days_past_due: 29
      },
      {
        consumer: 'C7',
        agency: 'South',
        creditor: 'Fund',
        product: 'loan',
        region: 'US-NY',
        days_past_due: 3
      },
      { account: 'A9', consumer: 'A9', ...empty },
      { account: null, consumer: null, ...empty }
    ]);
  });

  test('gives it the local time of its account’s zone, through the changes of the clock', async () => {
    await load(
      ['accounts.csv', accounts],
      [
        'log.csv',
        csv(
          'contact_id,occurred_at,channel,account_id,time_zone',
          'K1,2026-03-08T08:59:59Z,call,A1,',
          'K2,2026-03-08T09:00:00Z,call,A1,',
          'K3,2026-03-09T01:00:00Z,call,A1,Asia/Tokyo',
          'K4,2026-03-09,call,A1,',
          'K5,2026-11-01T08:00:00Z,call,A1,',
          'K6,2026-11-01T09:00:00Z,call,A2,'
        )
      ]
    );
    expect(
      (await all()).contacts.map(({ contact_id, zone, local_day, local_second, days_past_due }) => [
        contact_id,
        zone,
        local_day,
        local_second,
        days_past_due
      ])
    ).toEqual([
      ['K1', 'America/Denver;America/Chicago', day('2026-03-08'), 7_199, 36],
      ['K2', 'America/Denver;America/Chicago', day('2026-03-08'), 10_800, 36],
      ['K4', 'America/Denver;America/Chicago', day('2026-03-09'), null, 37],
      ['K3', 'Asia/Tokyo', day('2026-03-09'), 36_000, 37],
      ['K5', 'America/Denver;America/Chicago', day('2026-11-01'), 3_600, 274],
      ['K6', null, null, null, null]
    ]);
  });

  test('keeps the due date where only a rulebook can say the local date', async () => {
    await load(
      ['accounts.csv', accounts],
      [
        'log.csv',
        csv(
          'occurred_at,channel,account_id,days_past_due',
          '2026-03-01T10:00:00Z,call,A2,',
          '2026-03-01T11:00:00Z,call,A2,4',
          '2026-03-01T12:00:00Z,call,A1,'
        )
      ]
    );
    expect((await all()).contacts.map(({ days_past_due, due_day }) => [days_past_due, due_day])).toEqual([
      [null, day('2026-02-01')],
      [4, null],
      [29, null]
    ]);
  });

  test('counts as a value of the log', async () => {
    const [log] = await load([
      'log.csv',
      csv('occurred_at,channel,account_id', '2026-03-01T10:00:00Z,call,A1')
    ]);
    expect([...workspace.facts().knownColumns].sort()).toEqual(['account_id', 'channel', 'occurred_at']);
    await load(['accounts.csv', accounts]);
    expect([...workspace.facts().knownColumns].sort()).toEqual(
      [
        'account_id',
        'agency',
        'channel',
        'consumer_id',
        'creditor',
        'days_past_due',
        'occurred_at',
        'product',
        'region',
        'time_zone'
      ].sort()
    );
    expect(workspace.facts()).toMatchObject({
      contacts: 1,
      accounts: 3,
      requests: 0,
      agents: 0,
      payments: 0
    });
    await workspace.remove(log!.id);
    expect(workspace.facts().knownColumns.size).toBe(0);
  });
});

test('a complaint or request without consumer takes that of accounts, else of contacts, else the account', async () => {
  await load(
    [
      'complaints.csv',
      csv(
        'complaint_id,received_at,account_id,consumer_id',
        'P1,2026-03-01,A1,',
        'P2,2026-03-01,A2,',
        'P3,2026-03-01,A3,',
        'P4,2026-03-01,A1,C5'
      )
    ],
    [
      'requests.csv',
      csv(
        'request_id,received_at,kind,account_id,consumer_id',
        'R1,2026-03-01,cease,A1,',
        'R2,2026-03-01,cease,A2,',
        'R3,2026-03-01,cease,A3,',
        'R4,2026-03-01,cease,,C5',
        'R5,2026-03-01,cease,,'
      )
    ],
    [
      'log.csv',
      csv(
        'occurred_at,channel,account_id,consumer_id',
        '2026-03-02T10:00:00Z,call,A2,C3',
        '2026-03-01T10:00:00Z,call,A2,C2',
        '2026-03-01T10:00:00Z,call,A1,C4'
      )
    ],
    ['accounts.csv', accounts]
  );
  const { complaints, requests } = await all();
  expect(complaints.map((row) => row.consumer)).toEqual(['C1', 'C2', 'A3', 'C5']);
  expect(requests.map((row) => row.consumer)).toEqual(['C1', 'C2', 'A3', 'C5', null]);
});

test('removing the accounts undoes what they filled, and a row filled is still the row that was read', async () => {
  const log = csv(
    'contact_id,occurred_at,channel,account_id,agency,time_zone',
    'K1,2026-03-01T10:00:00Z,call,A1,,',
    'K1,2026-03-01T10:00:00Z,call,A1,North,America/Denver',
    'K1,2026-03-01T10:00:00Z,call,A1,,'
  );
  const requests = csv('received_at,kind,account_id', '2026-03-01,cease,A1');
  await load(['log.csv', log], ['requests.csv', requests]);
  const without = await all();
  expect(without.contacts).toHaveLength(2);
  const [file] = await load(['accounts.csv', accounts]);
  const filled = await all();
  expect(filled.contacts.map(({ contact_id, agency }) => [contact_id, agency])).toEqual([
    ['K1', 'North'],
    ['K1#2', 'North']
  ]);
  await workspace.remove(file!.id);
  expect(await all()).toEqual(without);

  workspace = await Workspace.open(engine, ZONES);
  await load(['log.csv', log], ['requests.csv', requests], ['accounts.csv', accounts]);
  expect(await all()).toEqual(filled);
});
