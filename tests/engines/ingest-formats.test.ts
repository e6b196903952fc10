import { gzipSync } from 'node:zlib';
import { writeXlsx } from 'hucre';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '#lib/core/engine';
import { Workspace, type LoadOptions, type SourceFile } from '#lib/core/ingest';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { everything, source, ZONES } from './support/ingest';
import { zip } from './support/zip';

let engine: Engine;
let workspace: Workspace;
beforeAll(async () => void (engine = await createDuckDbNode()));
afterAll(() => engine.close());
beforeEach(async () => void (workspace = await Workspace.open(engine, ZONES)));

const load = (files: SourceFile[], options: LoadOptions = {}) =>
  workspace.load(files, { zone: 'Asia/Shanghai', ...options });

const HEADER = ['记录编号', '催收时间', '催收方式', '委外公司', '案件编号', '催收结果', '通话时长'];
const ROWS = [
  ['0012345678901234567', '2026-03-01 00:00:00', '电话', '甲"公司"', '007', '接通', '65'],
  ['0012345678901234568', '2026-03-01 09:30:05', '短信', '乙,公司', '008', '已发送', ''],
  ['0012345678901234569', '2026-03-02 21:15:00', '上门', '𠮷祥', '009', '不在家', '12.5']
];
const text = (separator = ',', end = '\n', quote = '"') =>
  [HEADER, ...ROWS]
    .map((row) =>
      row
        .map((cell) =>
          [separator, quote, '\n'].some((mark) => cell.includes(mark))
            ? quote + cell.replaceAll(quote, quote + quote) + quote
            : cell
        )
        .join(separator)
    )
    .join(end) + end;
const utf8 = (value: string) => new TextEncoder().encode(value);
const utf16 = (value: string, isBig: boolean, hasMark = true) => {
  const bytes = new Uint8Array(Buffer.from((hasMark ? '\ufeff' : '') + value, 'utf16le'));
  if (isBig) for (let i = 0; i < bytes.length; i += 2) bytes.subarray(i, i + 2).reverse();
  return bytes;
};
/** GB18030 of the characters used here, the last of them four bytes long. */
const gb18030 = (value: string) => {
  const table = new Map<string, number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead < 0xff; lead++)
    for (let trail = 0x40; trail < 0xff; trail++) {
      if (trail === 0x7f) continue;
      const letter = decoder.decode(Uint8Array.of(lead, trail));
      if (!table.has(letter)) table.set(letter, [lead, trail]);
    }
  table.set('𠮷', [0x95, 0x35, 0xb6, 0x30]);
  for (let third = 0x81; third < 0xff; third++)
    for (let last = 0x30; last < 0x3a; last++)
      for (let second = 0x30; second < 0x3a; second++)
        if (decoder.decode(Uint8Array.of(0x95, second, third, last)) === '𠮷')
          table.set('𠮷', [0x95, second, third, last]);
  return Uint8Array.from(
    [...value].flatMap((letter) => (letter < '\x80' ? [letter.charCodeAt(0)] : table.get(letter)!))
  );
};

const dateOf = (value: string) => new Date(`${value.replace(' ', 'T')}Z`);
const typed = ROWS.map(([id, at, ...rest]) => [
  id!,
  dateOf(at!),
  ...rest.slice(0, -1),
  rest.at(-1) === '' ? null : Number(rest.at(-1))
]);
const sheet = (name: string, rows: (string | number | Date | null | undefined)[][], more = {}) => ({
  name,
  rows: rows.map((row) => row.map((cell) => cell ?? null)),
  ...more
});
const objects = ROWS.map((row) => Object.fromEntries(row.map((cell, i) => [HEADER[i]!, cell])));

const asColumns = () =>
  parquetWriteBuffer({
    columnData: [
      ...HEADER.map((name, column) => ({
        name,
        data:
          name === '催收时间'
            ? ROWS.map((row) => `${row[1]}`)
            : ROWS.map((row) =>
                name === '通话时长' ? (row[column] === '' ? null : Number(row[column])) : row[column]!
              ),
        type: name === '通话时长' ? ('DOUBLE' as const) : ('STRING' as const)
      }))
    ]
  });

const same: [string, string, () => Uint8Array | Promise<Uint8Array>][] = [
  ['tabs', 'log.tsv', () => utf8(text('\t'))],
  ['semicolons and CRLF', 'log.csv', () => utf8(text(';', '\r\n'))],
  ['bars and CR', 'log.txt', () => utf8(text('|', '\r'))],
  ['carets', 'log.txt', () => utf8(text('^'))],
  ['unit separators', 'log.txt', () => utf8(text('\u001f'))],
  [
    'single quotes',
    'log.csv',
    () =>
      utf8(
        text(',', '\n', "'").replaceAll(/^([^\n]*)/gu, (line) =>
          line
            .split(',')
            .map((cell) => `'${cell}'`)
            .join(',')
        )
      )
  ],
  ['a byte order mark', 'log.csv', () => utf8(`\ufeff${text()}`)],
  ['UTF-16, little end first', 'log.csv', () => utf16(text('\t'), false)],
  ['UTF-16, big end first', 'log.csv', () => utf16(text(), true)],
  ['UTF-16 without a mark', 'log.csv', () => utf16(text(), false, false)],
  ['GB18030 with four bytes', 'log.csv', () => gb18030(text())],
  ['gzip', 'log.csv.gz', () => gzipSync(text())],
  ['gzip of GB18030', 'log.csv.gz', () => gzipSync(gb18030(text()))],
  ['a JSON list', 'log.json', () => utf8(JSON.stringify(objects))],
  [
    'a JSON document around the list',
    'log.json',
    () => utf8(JSON.stringify({ page: 1, data: { rows: objects } }, null, 2))
  ],
  ['JSON hits of a search', 'log.json', () => utf8(JSON.stringify(objects.map((_source) => ({ _source }))))],
  ['JSON lists with a header', 'log.json', () => utf8(JSON.stringify([HEADER, ...ROWS]))],
  ['JSON lines', 'log.ndjson', () => utf8(objects.map((each) => JSON.stringify(each)).join('\n'))],
  [
    'JSON lines in GB18030',
    'log.jsonl',
    () => gb18030(objects.map((each) => JSON.stringify(each)).join('\r\n'))
  ],
  [
    'long numbers in JSON',
    'log.json',
    () => utf8(JSON.stringify(objects).replaceAll(/"(\d{19})"/g, (_, digits: string) => `"${digits}"`))
  ],
  ['Parquet', 'log.parquet', () => new Uint8Array(asColumns())],
  ['a workbook', 'log.xlsx', () => writeXlsx({ sheets: [sheet('明细', [HEADER, ...typed])] })],
  [
    'a workbook of 1904',
    'log.xlsx',
    () => writeXlsx({ sheets: [sheet('明细', [HEADER, ...typed])], dateSystem: '1904' })
  ],
  ['an archive', 'log.zip', () => zip({ '2026/催收.csv': utf8(text()) })],
  [
    'an archive with a packed workbook',
    'log.zip',
    async () => zip({ 'a.xlsx': await writeXlsx({ sheets: [sheet('a', [HEADER, ...typed])] }) }, true)
  ]
];

describe('the same log', () => {
  test.each(same)('as %s is read as the same contacts', async (_, name, content) => {
    await load([source('log.csv', text())]);
    const before = (await everything(engine, workspace)).contacts;
    expect(before).toHaveLength(3);
    workspace = await Workspace.open(engine, ZONES);
    const { loaded, refused } = await load([source(name, await content())]);
    expect(refused).toEqual([]);
    expect(loaded).toMatchObject([{ rows: 3, loaded: 3, rejected: 0 }]);
    expect((await everything(engine, workspace)).contacts).toEqual(
      before.map((row) => ({ ...row, file: loaded[0]!.name, line: expect.any(Number) as number }))
    );
  });
});

describe('a workbook', () => {
  const book = (sheets: Parameters<typeof sheet>[]) =>
    writeXlsx({ sheets: sheets.map(([name, rows, more]) => sheet(name, rows, more)) });
  const table = [HEADER, ...typed];

  test('gives every sheet that is a table, and names those that are not', async () => {
    const content = await book([
      ['说明', [['本月催收记录']]],
      ['三月', table],
      ['四月', [HEADER, ['K9', dateOf('2026-04-01 10:00:00'), '电话', '甲', '1', '接通', 1]]],
      ['旧', table, { hidden: true }]
    ]);
    const { loaded } = await load([source('book.xlsx', content)]);
    expect(loaded.map(({ name, rows, sheet: from, container }) => [name, rows, from, container])).toEqual([
      ['book.xlsx [三月]', 3, '三月', 'book.xlsx'],
      ['book.xlsx [四月]', 1, '四月', 'book.xlsx']
    ]);
    expect(loaded[0]!.notes).toMatchObject([{ code: 'sheets_left_out', params: { sheets: '说明, 旧' } }]);
  });

  test('gives the sheet chosen, hidden or not, and says when there is none', async () => {
    const content = await book([
      ['三月', table],
      ['旧', [HEADER, typed[0]!], { hidden: true }]
    ]);
    expect((await load([source('book.xlsx', content)], { sheet: '旧' })).loaded).toMatchObject([
      { name: 'book.xlsx', rows: 1, sheet: '旧' }
    ]);
    expect((await load([source('book.xlsx', content)], { sheet: '五月' })).refused).toMatchObject([
      { code: 'no_such_sheet', params: { sheet: '五月' } }
    ]);
  });

  test('may have titles, merged headers, blank rows and a footer', async () => {
    const content = await book([
      [
        '明细',
        [
          ['催收明细表'],
          ['催收时间', '催收', null, '案件编号'],
          [null, '催收方式', '委外公司', null],
          [dateOf('2026-03-01 09:00:00'), '电话', '甲', '007'],
          [],
          [dateOf('2026-03-01 10:00:00'), '短信', '甲', '008'],
          ['合计', null, null, 2]
        ],
        {
          merges: [
            { startRow: 0, startCol: 0, endRow: 0, endCol: 3 },
            { startRow: 1, startCol: 0, endRow: 2, endCol: 0 },
            { startRow: 1, startCol: 1, endRow: 1, endCol: 2 },
            { startRow: 1, startCol: 3, endRow: 2, endCol: 3 }
          ]
        }
      ]
    ]);
    const { loaded } = await load([source('book.xlsx', content)]);
    expect(loaded).toMatchObject([{ rows: 3, loaded: 2, rejected: 1 }]);
    expect(
      (await everything(engine, workspace)).contacts.map(({ line, account }) => [line, account])
    ).toEqual([
      [4, '007'],
      [6, '008']
    ]);
    expect(await workspace.rejectedRows(null, 0, 9)).toMatchObject([
      { line: 7, column: 'occurred_at', value: '合计' }
    ]);
  });

  test.each([
    ['1900', 46_082.395_891_203_705],
    ['1904', 46_082.395_891_203_705 - 1462]
  ] as const)('of %s may have serial numbers and texts among its dates', async (dateSystem, serial) => {
    const content = await writeXlsx({
      sheets: [
        sheet('S', [
          ['occurred_at', 'channel'],
          [serial, 'call'],
          ['2026-03-01 09:30:05', 'sms'],
          [dateOf('2026-03-01 09:30:05'), 'visit']
        ])
      ],
      dateSystem
    });
    const { loaded } = await load([source('book.xlsx', content)]);
    expect(loaded).toMatchObject([{ loaded: 3, rejected: 0 }]);
    const { contacts } = await everything(engine, workspace);
    expect(new Set(contacts.map(({ t }) => t))).toEqual(new Set([Date.UTC(2026, 2, 1, 1, 30, 5) / 1000]));
  });

  test('with a stray cell far below is read without the emptiness between', async () => {
    const rows: (string | null)[][] = [
      ['occurred_at', 'channel'],
      ['2026-03-01T00:00:00Z', 'call']
    ];
    rows[60_000] = ['', ' '];
    const content = await book([['S', Array.from(rows, (row) => row ?? [])]]);
    expect((await load([source('book.xlsx', content)])).loaded).toMatchObject([
      { rows: 1, loaded: 1, rejected: 0 }
    ]);
  });
});

describe('what cannot be opened', () => {
  const bomb = () => {
    const lines = Buffer.alloc(300 << 20, '\n');
    lines.write('occurred_at,channel\n');
    return gzipSync(lines, { level: 1 });
  };

  test('a file that unpacks to far too much is refused', async () => {
    expect((await load([source('bomb.csv.gz', bomb())])).refused).toMatchObject([{ code: 'too_big_inside' }]);
  });

  test('an archive is loaded as a whole or not at all; what is no table is named', async () => {
    const log = utf8('occurred_at,channel\n2026-01-01T00:00:00Z,call\n');
    const half = utf8('occurred_at,agency\n2026-01-01,N\n');
    const note = utf8('dear reader\n');
    expect(await load([source('a.zip', zip({ 'log.csv': log, 'half.csv': half }))])).toMatchObject({
      loaded: [],
      refused: [{ code: 'missing_column', at: { file: 'half.csv' } }]
    });
    const { loaded, refused } = await load([source('a.zip', zip({ 'log.csv': log, 'letter.txt': note }))]);
    expect(refused).toEqual([]);
    expect(loaded).toMatchObject([
      {
        name: 'log.csv',
        container: 'a.zip',
        notes: [{ code: 'files_left_out', params: { files: 'letter.txt' } }]
      }
    ]);
  });

  test('an archive within archives is refused', async () => {
    const deep = zip({ 'b.zip': zip({ 'c.zip': zip({ 'd.csv': utf8(text()) }) }) });
    expect((await load([source('a.zip', deep)])).refused).toMatchObject([{ code: 'too_deep_inside' }]);
  });

  test('JSON names what lies within another thing by both, where its own name says too little', async () => {
    const line =
      '{"occurred_at":"2026-01-02T10:00:00Z","channel":"call","account":{"id":12345678901234567890},"to":{"consumer_id":"01"}}';
    const { loaded } = await load([source('nested.ndjson', line)]);
    expect(loaded[0]!.columns.map(({ column }) => column)).toEqual([
      'occurred_at',
      'channel',
      'account_id',
      'consumer_id'
    ]);
    const { contacts } = await everything(engine, workspace);
    expect(contacts).toMatchObject([{ account: '12345678901234567890', consumer: '01' }]);
  });

  test('a line that is no JSON is a rejected row and costs no other', async () => {
    const lines = ['{"occurred_at":"2026-01-01T00:00:00Z","channel":"call"}', '{"occurred_at":', '[1]', ''];
    const { loaded } = await load([
      source('a.ndjson', utf8([...lines, lines[0]!.replace('01T', '02T')].join('\n')))
    ]);
    expect(loaded).toMatchObject([{ rows: 4, loaded: 2, rejected: 2 }]);
    expect(await workspace.rejectedRows(null, 0, 9)).toMatchObject([
      { line: 2, code: 'broken_record', value: '{"occurred_at":' },
      { line: 3, code: 'broken_record' }
    ]);
  });

  test('Big5 and Shift-JIS are not taken for Chinese of the mainland, and are read when named', async () => {
    const rows = 'occurred_at,channel,agency\n2026-01-01T00:00:00Z,call,';
    const japanese = Uint8Array.from([...utf8(rows), 0x83, 0x65, 0x83, 0x58, 0x83, 0x67, 0x82, 0xcc, 10]);
    expect((await load([source('a.csv', japanese)])).refused).toMatchObject([{ code: 'unknown_encoding' }]);
    await load([source('a.csv', japanese)], { encoding: 'Shift_JIS' });
    expect((await everything(engine, workspace)).contacts).toMatchObject([{ agency: 'テストの' }]);
  });

  test('UTF-8 that was cut within a character is read, and says how many letters are lost', async () => {
    const whole = utf8(
      `occurred_at,channel,agency\n${'2026-01-01T00:00:00Z,call,催收机构\n'.repeat(9)}2026-01-02T00:00:00Z,call,催`
    );
    const { loaded } = await load([source('a.csv', whole.slice(0, -1))]);
    expect(loaded).toMatchObject([{ encoding: 'UTF-8', rows: 10 }]);
    expect(loaded[0]!.notes).toMatchObject([{ code: 'letters_replaced', params: { count: 1 } }]);
  });
});
