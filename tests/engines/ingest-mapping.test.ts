import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/core/engine';
import { Workspace, type LoadOptions, type Mapping, type SourceFile } from '#lib/core/ingest';
import { sql } from '#lib/core/sql';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { csv, everything, seconds, source, ZONES } from './support/ingest';

let engine: Engine;
let workspace: Workspace;
beforeAll(async () => void (engine = await createDuckDbNode()));
afterAll(() => engine.close());
beforeEach(async () => void (workspace = await Workspace.open(engine, ZONES)));

const load = (files: SourceFile[], options: LoadOptions = {}) =>
  workspace.load(files, { zone: 'Asia/Shanghai', ...options });
const contacts = async () => (await everything(engine, workspace)).contacts;
const mapping = (columns: Mapping['columns'], more: Partial<Mapping> = {}): Mapping => ({
  decorum_mapping: 1,
  name: 'test',
  table: 'contacts',
  columns,
  ...more
});

describe('date and time in columns of their own', () => {
  const header = '催收日期,催收时间,案件编号,联络方式,委外公司,联络结果';

  test('of a bank export are put together', async () => {
    const { loaded } = await load([
      source(
        'bank.csv',
        csv(header, '2026-03-01,09:30:05,007,电话,甲,接通', '2026/3/1,21:00,008,短信,乙,已发送')
      )
    ]);
    expect(loaded).toMatchObject([{ rows: 2, loaded: 2, rejected: 0, issues: 0 }]);
    expect(loaded[0]!.columns.map(({ column }) => column)).toEqual([
      'occurred_at',
      'occurred_at',
      'account_id',
      'channel',
      'agency',
      'outcome'
    ]);
    expect(await contacts()).toMatchObject([
      { t: seconds('2026-03-01T01:30:05Z'), account: '007', agency: '甲', channel: 0, line: 2 },
      { t: seconds('2026-03-01T13:00:00Z'), account: '008', agency: '乙', channel: 1, line: 3 }
    ]);
  });

  test('of a bank export are put together although titles, totals and odd cells stand among them', async () => {
    const { loaded, refused } = await workspace.load(
      [
        source(
          'bank.csv',
          csv(
            '委外催收明细表',
            '统计期间：2026-11-01至2026-11-30,,,,,',
            '',
            '催收日期,催收时间,案件编号,联络方式,委外公司,联络结果',
            '20261101,93005,0001234567890123456,电话,甲公司,接通',
            '２０２６/１１/１,９：３０：０６,0001234567890123457,短信,乙公司,已发送',
            '2026年11月1日,下午3:05,0001234567890123458,上门,甲公司,不在家',
            '2026-11-01,,0001234567890123459,电话,甲公司,无人接听',
            '2026-11-01,约定,0001234567890123460,电话,甲公司,无人接听',
            '2026-11-01,10:00:00,0001234567890123461,电话,甲公司,无人接听',
            '合计,6,,,,',
            '制表人：张三,,,,,'
          )
        )
      ],
      { zone: 'Asia/Shanghai' }
    );
    expect(refused).toEqual([]);
    expect(loaded).toMatchObject([{ rows: 8, loaded: 5, rejected: 3 }]);
    expect(loaded[0]!.notes).toMatchObject([{ code: 'preamble_skipped', params: { line: 4 } }]);
    expect(
      await engine.query(sql`select t::INTEGER as t, span > 0 as "isDay" from contact order by line`)
    ).toEqual([
      { t: seconds('2026-11-01T01:30:05Z'), isDay: false },
      { t: seconds('2026-11-01T01:30:06Z'), isDay: false },
      { t: seconds('2026-11-01T07:05:00Z'), isDay: false },
      { t: seconds('2026-10-31T16:00:00Z'), isDay: true },
      { t: seconds('2026-11-01T02:00:00Z'), isDay: false }
    ]);
    expect(await workspace.rejectedRows(null, 0, 9)).toMatchObject([
      { line: 9, value: '2026-11-01 约定', code: 'unreadable_time' },
      { line: 11, value: '合计 6' },
      { line: 12, value: '制表人：张三' }
    ]);
  });

  test('leave rejected rows to be had as they stand in the file', async () => {
    const text =
      '明细;;\n催收日期;催收时间;案件编号;联络方式\n20261101;093005;"1;2";电话\n20261101;09;"a""b";电话\n20261102;093005;3;电话\n合计; 2 \n';
    const { loaded } = await workspace.load([source('bank.csv', `\ufeff${text}`)], { zone: 'Asia/Shanghai' });
    expect(loaded).toMatchObject([{ rows: 4, loaded: 2, rejected: 2, delimiter: ';' }]);
    expect(await workspace.rejectedOriginals(loaded[0]!.id)).toEqual({
      headers: ['催收日期', '催收时间', '案件编号', '联络方式'],
      rows: new Map([
        [4, ['20261101', '09', 'a"b', '电话']],
        [6, ['合计', ' 2 ']]
      ])
    });
  });

  test('are left alone when the time column holds dates, too', async () => {
    const { loaded } = await load([
      source('bank.csv', csv(header, '2026-03-01,2026-03-01 09:30:05,007,电话,甲,接通'))
    ]);
    expect(loaded[0]!.mapping).toBeNull();
  });

  test.each([
    ['93005', '2026-03-01T01:30:05Z'],
    ['093005', '2026-03-01T01:30:05Z'],
    ['0930', '2026-03-01T01:30:00Z'],
    ['9:30', '2026-03-01T01:30:00Z'],
    ['0.5', '2026-03-01T04:00:00Z'],
    ['1899-12-30 09:30:05', '2026-03-01T01:30:05Z']
  ])('a time written %s is one', async (time, at) => {
    const given = mapping({ occurred_at: { from: ['d', 't'] }, channel: 'c' });
    await load([source('a.csv', csv('d,t,c', `2026-03-01 00:00:00,${time},call`))], { mapping: given });
    expect(await contacts()).toMatchObject([{ t: seconds(at), span: 0 }]);
  });

  test('a placeholder declared as no time leaves a day', async () => {
    const given = mapping({ occurred_at: { from: ['d', 't'], unknown: ['000000'] }, channel: 'c' });
    await load([source('a.csv', csv('d,t,c', '20260301,000000,call'))], { mapping: given });
    expect(await contacts()).toMatchObject([{ t: seconds('2026-02-28T16:00:00Z'), span: 86_399 }]);
  });
});

describe('a mapping', () => {
  const log = csv(
    'When;How;Who;Ref;Result;Region;Zip;Phone;Extra',
    '03/04/2026 10:00;Dialler;0;00012;RPC-PTP;FL;325XX;+1 850 555 0100;"x;1"',
    '03/05/2026 11:00;Robo;77;00013;WEIRD;NY;100XX;+1 212 555 0100;y',
    '03/06/2026 12:00;Robo;NA;00014;WEIRD;XX;;;',
    '03/06/2026 12:00;Robo;NA;00014;WEIRD;XX;;;;one too many'
  );
  const given = mapping(
    {
      occurred_at: 'When',
      channel: { from: 'How', values: { dialler: 'call', ROBO: 'call' } },
      account_id: 'Ref',
      agent: { from: 'Who', unknown: ['0'] },
      agency: { constant: '北方, "催收"' },
      outcome: { from: 'Result', values: { 'rpc-ptp': 'conversation' } },
      region: { from: 'Region', iso: true },
      time_zone: { region: 'Region', postcode: 'Zip', phone: 'Phone' }
    },
    { zone: 'consumer', day_month: 'mdy', unknown: ['NA', 'XX'], country: 'US' }
  );

  test('says what every cell means', async () => {
    const { loaded, refused } = await load([source('dialler.csv', log)], { mapping: given });
    expect(refused).toEqual([]);
    expect(loaded).toMatchObject([{ rows: 4, loaded: 2, rejected: 2, zone: 'consumer', delimiter: ';' }]);
    expect(await contacts()).toMatchObject([
      {
        t: seconds('2026-03-04T16:00:00Z'),
        account: '00012',
        agent: null,
        agency: '北方, "催收"',
        outcome: 7,
        region: 'US-FL',
        zone: 'America/Chicago',
        line: 2
      },
      {
        t: seconds('2026-03-05T16:00:00Z'),
        agent: '77',
        outcome: null,
        region: 'US-NY',
        zone: 'America/New_York',
        line: 3
      }
    ]);
  });

  test('lists what it does not say the meaning of, as written', async () => {
    await load([source('dialler.csv', log)], { mapping: given });
    const issues = await workspace.dataIssues(null, 0, 10);
    expect(issues.map(({ line, column, value, code }) => [line, column, value, code])).toContainEqual([
      3,
      'outcome',
      'WEIRD',
      'unknown_word'
    ]);
    const rejected = await workspace.rejectedRows(null, 0, 10);
    expect(rejected.map(({ line, value, code }) => [line, value, code])).toEqual([
      [4, '03/06/2026 12:00', 'no_zone'],
      [5, 'one too many', 'too_many_cells']
    ]);
  });

  test('of several is chosen by the headers it reads', async () => {
    const other = mapping(
      { occurred_at: 'When', channel: { constant: 'call' } },
      { name: 'poorer', day_month: 'dmy' }
    );
    const strange = mapping({ occurred_at: 'Elsewhere', channel: { constant: 'call' } });
    const { loaded } = await load(
      [source('a.csv', log), source('b.csv', csv('occurred_at,channel', '2026-01-01,sms'))],
      {
        mappings: [strange, other, given]
      }
    );
    expect(loaded.map((file) => file.mapping?.name ?? null)).toEqual(['test', null]);
  });

  test('that misses its headers says which', async () => {
    const { refused } = await load([source('a.csv', csv('a,b', '1,2'))], { mapping: given });
    expect(refused).toMatchObject([
      { code: 'mapping_misses', params: { headers: expect.stringContaining('When') as string } }
    ]);
  });

  test('reads broken quotes as rejected rows and nothing else', async () => {
    const text = csv('t,c', '2026-01-01 10:00,call', '"2026-01-02 10:00,call', '2026-01-03 10:00,call');
    const { loaded } = await load([source('a.csv', text)], {
      mapping: mapping({ occurred_at: 't', channel: 'c' })
    });
    expect(loaded).toMatchObject([{ rows: 3, loaded: 2, rejected: 1 }]);
    expect(await workspace.rejectedRows(null, 0, 9)).toMatchObject([{ line: 3, code: 'broken_quote' }]);
  });
});

describe('complaints as authorities publish them', () => {
  const header =
    'Date received,Product,Sub-product,Issue,Sub-issue,Consumer complaint narrative,Company public response,Company,State,ZIP code,Tags,Consumer consent provided?,Submitted via,Date sent to company,Company response to consumer,Timely response?,Consumer disputed?,Complaint ID';

  test('of the CFPB load without a question', async () => {
    const { loaded, refused } = await workspace.load([
      source(
        'cfpb.csv',
        csv(
          header,
          '09/12/2025,Debt collection,Medical,Called too often,,"Every day,\nat work",,Example Recovery,FL,331XX,,,Web,09/14/2025,Closed with explanation,Yes,N/A,0101'
        )
      )
    ]);
    expect(refused).toEqual([]);
    expect(loaded).toMatchObject([
      {
        table: 'complaints',
        rows: 1,
        loaded: 1,
        issues: 0,
        mapping: { name: 'CFPB complaints with narratives' }
      }
    ]);
    expect((await everything(engine, workspace)).complaints).toMatchObject([
      { complaint_id: '0101', agency: 'Example Recovery', category: 'Called too often', outcome: 3 }
    ]);
  });

  test('without an id are the same only when all of it is', async () => {
    const short =
      'Date received,Product,Sub-product,Issue,Sub-issue,Company,State,ZIP code,Consumer consent provided?,Submitted via,Date sent to company,Company response to consumer,Timely response?,Consumer disputed?';
    const row = (zip: string) =>
      `7/29/2025,Debt collection,Card,Calls,,Example,VA,${zip},N/A,Web,7/30/2025,Closed,Yes,No`;
    const { loaded } = await workspace.load([
      source('old.csv', csv(short, row('24540'), row('24541'), row('24541')))
    ]);
    expect(loaded).toMatchObject([{ rows: 3, loaded: 2, duplicates: 1 }]);
  });

  test('of the FTC load as complaints about calls', async () => {
    const { loaded } = await load([
      source(
        'dnc.csv',
        csv(
          'Company_Phone_Number,Created_Date,Violation_Date,Consumer_City,Consumer_State,Consumer_Area_Code,Subject,Recorded_Message_Or_Robocall',
          '5550100,2026-01-02 00:05:00,2026-01-01 10:00:00,Reno,NV,775,Reducing your debt,Y'
        )
      )
    ]);
    expect(loaded).toMatchObject([{ table: 'complaints', loaded: 1 }]);
    expect((await everything(engine, workspace)).complaints).toMatchObject([
      { channel: 0, category: 'Reducing your debt' }
    ]);
  });
});
