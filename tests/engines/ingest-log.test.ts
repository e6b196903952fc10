import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { OUTCOMES } from '#lib/core/domain';
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
const reasons = async () =>
  (await workspace.rejectedRows(null, 0, 100)).map(({ line, column, value, code }) => [
    line,
    column,
    value,
    code
  ]);
const doubts = async () =>
  (await workspace.dataIssues(null, 0, 100)).map(({ line, column, value, code }) => [
    line,
    column,
    value,
    code
  ]);

describe('a contact log', () => {
  test('keeps every canonical value', async () => {
    const { loaded, refused } = await load([
      source(
        'log.csv',
        csv(
          'contact_id,occurred_at,channel,agency,agent,creditor,account_id,consumer_id,direction,outcome,duration_s,party,address,place,time_zone,region,product,days_past_due,balance,recorded,identity_disclosed,consent,crew_size,notice_at,text,notes',
          'K1,2026-03-08T06:59:59Z,call,North,Ann,Bank,A1,C1,inbound,conversation,12.5,spouse,+1 555,work,America/New_York;America/Chicago,US-NY,card,45,"1,234.56",true,no,是,2,2026-03-07T06:59:59Z,hello,note'
        )
      )
    ]);
    expect(refused).toEqual([]);
    expect(loaded[0]).toMatchObject({
      name: 'log.csv',
      table: 'contacts',
      rows: 1,
      loaded: 1,
      rejected: 0,
      issues: 0,
      encoding: 'UTF-8',
      delimiter: ','
    });
    const { contacts: rows } = await everything(engine, workspace);
    expect(rows).toEqual([
      expect.objectContaining({
        n: 0,
        contact_id: 'K1',
        t: seconds('2026-03-08T06:59:59Z'),
        span: 0,
        local_day: 20520,
        local_second: 7199,
        zone: 'America/New_York;America/Chicago',
        channel: 0,
        direction: 1,
        outcome: OUTCOMES.indexOf('conversation'),
        party: 1,
        place: 1,
        agency: 'North',
        account: 'A1',
        consumer: 'C1',
        address: '+1 555',
        days_past_due: 45,
        balance: 123456,
        duration_s: 12.5,
        recorded: true,
        identity_disclosed: false,
        consent: true,
        crew_size: 2,
        notice_at: seconds('2026-03-07T06:59:59Z'),
        file: 'log.csv',
        record: 1,
        line: 2
      })
    ]);
    expect(workspace.facts()).toMatchObject({ contacts: 1, complaints: 0, firstDay: 20520, lastDay: 20520 });
    expect(workspace.facts().knownColumns.size).toBe(26);
  });

  test('in Chinese words and headers, from a GB18030 file, is understood', async () => {
    // 拨打时间,催收方式,借据号 and one row
    const gb = Uint8Array.from(
      Buffer.from('sqa08sqxvOQstN/K1be9yr0svei+3brFCjIwMjYvMy84IDEwOjA1LLXnu7AsQTEK', 'base64')
    );
    const { loaded, refused } = await load([source('电催.csv', gb, 7)], { zone: 'Asia/Shanghai' });
    expect(refused).toEqual([]);
    expect(loaded[0]).toMatchObject({ encoding: 'GB18030', rows: 1, loaded: 1 });
    expect(await contacts()).toMatchObject([
      { contact_id: '电催.csv:1', t: seconds('2026-03-08T02:05:00Z'), channel: 0, local_day: null }
    ]);
  });

  test('takes defaults for direction, party and consumer, and makes ids from file and record', async () => {
    await load([
      source(
        'a.csv',
        csv('occurred_at,channel,account_id', '2026-01-02 10:00,sms,A1', '', '2026-01-01 10:00,sms,')
      )
    ]);
    const { contacts: rows } = await everything(engine, workspace);
    expect(rows).toMatchObject([
      { n: 0, contact_id: 'a.csv:2', account: null, consumer: null, direction: 0, party: 0, line: 4 },
      { n: 1, contact_id: 'a.csv:1', account: 'A1', consumer: 'A1', line: 2 }
    ]);
    expect([...workspace.facts().knownColumns].sort()).toEqual(['account_id', 'channel', 'occurred_at']);
  });

  test('is ordered by instant, then id as UTF-8 bytes', async () => {
    const at = '2026-01-01T00:00:00Z,call';
    await load([
      source(
        'a.csv',
        csv(
          'contact_id,occurred_at,channel',
          `é,${at}`,
          `b,${at}`,
          `B,${at}`,
          `😀,${at}`,
          `～,${at}`,
          'z,2025-12-31T23:59:59Z,call'
        )
      )
    ]);
    expect((await contacts()).map((row) => row.contact_id)).toEqual(['z', 'B', 'b', 'é', '～', '😀']);
  });

  test('of any delimiter, quoting and line end loads to the same', async () => {
    const expected = [
      { account: 'A,1', agency: 'N "x"\n;|' },
      { account: 'A2', agency: null }
    ];
    for (const [delimiter, end] of [
      [',', '\n'],
      [';', '\r\n'],
      ['\t', '\r'],
      ['|', '\n']
    ] as const) {
      workspace = await Workspace.open(engine, ZONES);
      const rows = [
        ['occurred_at', 'channel', 'account_id', 'agency'],
        ['2026-01-01T00:00:00Z', 'call', '"A,1"', '"N ""x""\n;|"'],
        ['2026-01-01T00:00:01Z', 'call', 'A2']
      ];
      for (const chunk of [1, 3, 1000]) {
        workspace = await Workspace.open(engine, ZONES);
        const { refused } = await load([
          source('a.csv', '\ufeff' + rows.map((row) => row.join(delimiter)).join(end), chunk)
        ]);
        expect(refused).toEqual([]);
        expect((await everything(engine, workspace)).contacts).toMatchObject(expected);
      }
    }
  });
});

describe('what cannot be used', () => {
  test('rejects rows with file, line, column, value and reason', async () => {
    const { loaded } = await load([
      source(
        'bad.csv',
        csv(
          'occurred_at,channel,outcome',
          ',call,',
          'soon,call,',
          '2026-01-01T00:00:00Z,,',
          '2026-01-01T00:00:00Z,fax,weird',
          '2026-01-01T00:00:00Z,call,busy,more',
          '"2026-01-01"x,call',
          '2026-01-01T00:00:00Z,call',
          '2026-02-30T00:00:00Z,call,'
        )
      )
    ]);
    expect(loaded[0]).toMatchObject({ rows: 8, loaded: 1, rejected: 7, issues: 0 });
    expect(await reasons()).toEqual([
      [2, 'occurred_at', '', 'missing_value'],
      [3, 'occurred_at', 'soon', 'unreadable_time'],
      [4, 'channel', '', 'missing_value'],
      [5, 'channel', 'fax', 'unknown_word'],
      [6, null, 'more', 'too_many_cells'],
      [7, null, '"2026-01-01"x,call', 'broken_quote'],
      [9, 'occurred_at', '2026-02-30T00:00:00Z', 'unreadable_time']
    ]);
  });

  test('an unclosed quote costs its own line only', async () => {
    const rest = Array.from({ length: 50 }, (_, index) => `2026-01-01T00:00:${10 + index}Z,call,N`);
    const { loaded } = await load([
      source('q.csv', csv('occurred_at,channel,agency', '2026-01-01T00:00:00Z,call,"open', ...rest), 100)
    ]);
    expect(loaded[0]).toMatchObject({ rows: 51, loaded: 50, rejected: 1 });
    expect(await reasons()).toEqual([[2, null, '2026-01-01T00:00:00Z,call,"open', 'broken_quote']]);
  });

  test('makes other cells missing and lists them', async () => {
    const { loaded } = await load([
      source(
        'odd.csv',
        csv(
          'occurred_at,channel,outcome,duration_s,days_past_due,time_zone,consent,balance',
          '2026-01-01T00:00:00Z,call,weird,long,1.5,Mars/Base,maybe,lots'
        )
      )
    ]);
    expect(loaded[0]).toMatchObject({ loaded: 1, issues: 6 });
    expect(await contacts()).toMatchObject([
      { outcome: null, duration_s: null, days_past_due: null, zone: null, consent: null, balance: null }
    ]);
    expect((await doubts()).sort()).toEqual([
      [2, 'balance', 'lots', 'not_a_number'],
      [2, 'consent', 'maybe', 'not_yes_or_no'],
      [2, 'days_past_due', '1.5', 'not_whole'],
      [2, 'duration_s', 'long', 'not_a_number'],
      [2, 'outcome', 'weird', 'unknown_word'],
      [2, 'time_zone', 'Mars/Base', 'unknown_zone']
    ]);
    expect([...workspace.facts().knownColumns].sort()).toEqual(['channel', 'occurred_at']);
  });

  test.each([
    ['empty_file', ''],
    ['empty_file', '\n\n  \n'],
    ['no_known_columns', 'just some words\nin a file\n'],
    ['missing_column', 'occurred_at,agency\n2026-01-01,N\n'],
    ['broken_archive', 'PK\u0003\u0004rest'],
    ['looks_like_pdf', '%PDF-1.7'],
    ['not_text', 'occurred_at,channel\n\u0000\u0000'],
    ['broken_json', '[{"occurred_at": "2026'],
    ['zone_needed', 'occurred_at,channel\n2026-01-01 10:00,call\n'],
    ['ambiguous_day_month', 'occurred_at,channel\n01/02/2026 10:00,call\n']
  ])('refuses a file with %s and keeps what was loaded', async (code, text) => {
    await load([source('good.csv', csv('occurred_at,channel', '2026-01-01T00:00:00Z,call'))]);
    const before = await everything(engine, workspace);
    const { loaded, refused } = await workspace.load([source('bad.csv', text)]);
    expect(loaded).toEqual([]);
    expect(refused).toMatchObject([{ code, at: { file: 'bad.csv' } }]);
    expect(await everything(engine, workspace)).toEqual(before);
  });

  test('refuses bytes that are text in neither encoding', async () => {
    const bytes = Uint8Array.from([...Buffer.from('occurred_at,channel\n2026-01-01,'), 0xff, 0xff, 10]);
    expect((await load([source('x.csv', bytes)])).refused).toMatchObject([{ code: 'unknown_encoding' }]);
  });

  test('refuses a file that breaks off while it is read', async () => {
    const stream = () => new ReadableStream<Uint8Array>({ pull: () => Promise.reject(new Error('gone')) });
    expect((await load([{ name: 'gone.csv', size: 9, stream }])).refused).toMatchObject([
      { code: 'read_failed' }
    ]);
  });

  test('a table without rows is a table', async () => {
    const { loaded } = await load([source('none.csv', 'occurred_at,channel')]);
    expect(loaded[0]).toMatchObject({ rows: 0, loaded: 0, from: null, notes: [{ code: 'no_rows' }] });
  });

  test('names headers it does not know, and second headers for one column', async () => {
    const { loaded } = await load([
      source('h.csv', csv('Title of the report', 'call time,Occurred At,渠道,mood', 'x,2026-01-01,call,good'))
    ]);
    expect(loaded[0]!.notes.map(({ code, params }) => [code, params.header])).toEqual([
      ['preamble_skipped', undefined],
      ['column_twice', 'call time'],
      ['unknown_header', 'mood']
    ]);
    expect(await contacts()).toMatchObject([{ line: 3, record: 1, t: seconds('2026-01-01T00:00:00Z') }]);
  });
});
