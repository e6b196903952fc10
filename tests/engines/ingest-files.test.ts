import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CHANNELS } from '#lib/core/domain';
import type { Engine } from '#lib/core/engine';
import { Workspace, type LoadOptions, type SourceFile } from '#lib/core/ingest';
import { sql } from '#lib/core/sql';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { csv, everything, seconds, source, ZONES } from './support/ingest';

let engine: Engine;
let workspace: Workspace;
beforeAll(async () => void (engine = await createDuckDbNode()));
afterAll(() => engine.close());
beforeEach(async () => void (workspace = await Workspace.open(engine, ZONES)));

const load = (files: SourceFile[], options: LoadOptions = {}) =>
  workspace.load(files, { zone: 'UTC', ...options });
const contacts = () => engine.query(sql`select * from contact order by n`);
const doubts = async () =>
  (await workspace.dataIssues(null, 0, 100)).map(({ line, column, value, code }) => [
    line,
    column,
    value,
    code
  ]);

describe('several files', () => {
  const HEADER = 'contact_id,occurred_at,channel,account_id,text';
  const one = csv(
    HEADER,
    'K1,2026-01-01T00:00:00Z,call,A1,hi',
    'K2,2026-01-01T00:01:00Z,call,A1,',
    ',2026-01-01T00:02:00Z,call,A2,'
  );
  const two = csv(
    HEADER,
    'K1,2026-01-01T00:00:00Z,Call,A1,hi',
    'K2,2026-01-01T00:01:00Z,sms,A1,',
    'K1,2026-01-01T00:00:00Z,call,A1,other words',
    ',2026-01-01T00:02:00Z,call,A2,',
    'K2#2,2026-01-01T00:09:00Z,call,A1,'
  );

  test('a row delivered twice is rejected, a repeated id with other values renamed', async () => {
    const { loaded } = await load([source('x/a.csv', one), source('y/a.csv', two)]);
    expect(loaded).toMatchObject([
      { name: 'a.csv', rows: 3, loaded: 3 },
      { name: 'a.csv (2)', rows: 5, loaded: 3, rejected: 2, duplicates: 2, issues: 2 }
    ]);
    expect(await workspace.rejectedRows(null, 0, 10)).toEqual([
      { file: 'a.csv (2)', line: 2, column: null, value: 'a.csv:2', code: 'duplicate_row' },
      { file: 'a.csv (2)', line: 5, column: null, value: 'a.csv:4', code: 'duplicate_row' }
    ]);
    expect((await contacts()).map((row) => [row.contact_id, CHANNELS[row.channel as number]])).toEqual([
      ['K1', 'call'],
      ['K1#2', 'call'],
      ['K2', 'call'],
      ['K2#3', 'sms'],
      ['a.csv:3', 'call'],
      ['K2#2', 'call']
    ]);
    expect(await doubts()).toEqual([
      [3, 'contact_id', 'K2', 'repeated_id'],
      [4, 'contact_id', 'K1', 'repeated_id']
    ]);
  });

  test('removing a file leaves exactly what loading the others gives', async () => {
    await load([source('a.csv', two)]);
    await workspace.load([source('c.csv', csv('complaint_id,received_at,account_id', 'P1,2026-01-05,A1'))]);
    const expected = await everything(engine, workspace);
    workspace = await Workspace.open(engine, ZONES);
    const { loaded } = await load([source('a.csv', one), source('a.csv', two)]);
    await workspace.load([source('c.csv', csv('complaint_id,received_at,account_id', 'P1,2026-01-05,A1'))]);
    await workspace.remove(loaded[0]!.id);
    expect(await everything(engine, workspace)).toEqual(expected);
  });

  test('removing the last file leaves nothing of it', async () => {
    const { loaded } = await load([source('a.csv', one)]);
    await workspace.remove(loaded[0]!.id);
    expect(await contacts()).toEqual([]);
    expect(workspace.facts()).toMatchObject({ contacts: 0, firstInstant: null, firstDay: null });
    expect(await engine.query(sql`select text from word_account`)).toEqual([]);
    expect(
      (
        await engine.query<{ table_name: string }>(sql`select table_name from information_schema.tables`)
      ).filter((row) => row.table_name.startsWith('read_'))
    ).toEqual([]);
  });

  test('a cancelled load changes nothing', async () => {
    await load([source('a.csv', one)]);
    const before = await everything(engine, workspace);
    const stop = new AbortController();
    const onProgress = () => stop.abort(new Error('stopped'));
    await expect(
      load([source('b.csv', two), source('c.csv', two)], { signal: stop.signal, onProgress })
    ).rejects.toThrow('stopped');
    expect(await everything(engine, workspace)).toEqual(before);
    expect((await load([source('b.csv', two)])).loaded[0]).toMatchObject({ name: 'b.csv', loaded: 3 });
  });

  test('a complaint’s consumer comes from the account’s contacts, else is the account', async () => {
    await load([
      source(
        'complaints.csv',
        csv(
          '投诉编号,投诉时间,账户编号,客户编号,投诉类别,严重程度,处理结果,办结时间',
          'P1,2026-01-05,A1,,骚扰,高,成立,2026-01-09 10:00',
          'P2,2026-01-06,A9,,骚扰,低,,',
          'P3,2026-01-07 08:00,A1,C7,骚扰,,,'
        )
      ),
      source(
        'a.csv',
        csv(
          'occurred_at,channel,account_id,consumer_id',
          '2026-01-02T00:00:00Z,call,A1,C2',
          '2026-01-01T00:00:00Z,call,A1,C1'
        )
      )
    ]);
    expect((await everything(engine, workspace)).complaints).toMatchObject([
      {
        n: 0,
        complaint_id: 'P1',
        consumer: 'C1',
        span: 86399,
        written_day: 20458,
        severity: 2,
        outcome: 1,
        closed_at: seconds('2026-01-09T10:00:00Z')
      },
      { n: 1, complaint_id: 'P2', consumer: 'A9', severity: 0, outcome: null },
      { n: 2, complaint_id: 'P3', consumer: 'C7', span: 0, written_day: null }
    ]);
    expect(workspace.facts()).toMatchObject({ contacts: 2, complaints: 3 });
  });
});
