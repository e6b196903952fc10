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
