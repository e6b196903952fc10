import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { writeXlsx } from 'hucre';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#lib/core/engine';
import { Workspace } from '#lib/core/ingest';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { source, ZONES } from './support/ingest';
import { zip } from './support/zip';
import { sql } from '#lib/core/sql';

let engine: Engine;
beforeAll(async () => void (engine = await createDuckDbNode()));
afterAll(() => engine.close());

const HEADER = ['occurred_at', 'channel', 'agent', 'account_id', 'agency'];
/** Quotes, separators, line ends, formulas, any Unicode but what no text can hold; spaces around do not belong to a value. */
const cell = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      '=1+1',
      "'",
      '"',
      '""',
      'a,b',
      'a;b',
      'a\tb',
      'x\ny',
      'x\r\ny',
      '0012',
      '1234567890123456789',
      '\\"',
      '催收',
      '𠮷'
    ),
    fc.string({ unit: fc.constantFrom('"', ',', '\n', ';', '\t', '|', 'a', '中', "'"), maxLength: 8 })
  )
  .map((text) => text.replaceAll(/[\p{C}--[\n\t]]|\s(?=\s)/gv, '').trim());
const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 });

const delimited = (rows: string[][], separator: string, end: string, quote: string) =>
  rows
    .map((row) => row.map((text) => quote + text.replaceAll(quote, quote + quote) + quote).join(separator))
    .join(end) + end;
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
const dialect = fc.record({
  separator: fc.constantFrom(',', ';', '\t', '|', '^', '~'),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  quote: fc.constantFrom('"', "'"),
  packing: fc.constantFrom('none', 'gzip', 'zip', 'utf16', 'bom')
});

async function loaded(name: string, content: string | Uint8Array) {
  const workspace = await Workspace.open(engine, ZONES);
  const { loaded: files, refused } = await workspace.load([source(name, content)]);
  expect(refused).toEqual([]);
  for (const { rows, loaded: kept, rejected } of files) expect(rows).toBe(kept + rejected);
  const rows = await engine.query<Record<string, string | null>>(sql`
    select a.text as agent, b.text as account, c.text as agency from contact
    left join word_agent a on a.code = agent left join word_account b on b.code = account
    left join word_agency c on c.code = agency order by n`);
  return rows.map(({ agent, account, agency }) => [agent ?? '', account ?? '', agency ?? '']);
}
const withTimes = (rows: string[][]) => [
  HEADER,
  ...rows.map((row, i) => [`2026-01-01T00:00:${String(i).padStart(2, '0')}Z`, 'call', ...row])
];
/** The line end of a file is part of its form, not of a value. */
const flat = (rows: string[][]) => rows.map((row) => row.map((text) => text.replaceAll(/\r\n?/g, '\n')));

test('any table of cells is the same cells in every dialect, packing and encoding', async () => {
  await fc.assert(
    fc.asyncProperty(table, dialect, async (rows, { separator, end, quote, packing }) => {
      const text = delimited(withTimes(rows), separator, end, quote);
      const bytes = new TextEncoder().encode(text);
      const content = {
        none: bytes,
        gzip: new Uint8Array(gzipSync(bytes)),
        zip: zip({ 'in.csv': bytes }, true),
        utf16: utf16(text),
        bom: new TextEncoder().encode(`\ufeff${text}`)
      }[packing];
      expect(await loaded('any.csv', content!)).toEqual(rows);
    }),
    { numRuns: 60, seed: 4 }
  );
});

test('any table of cells is the same cells in a workbook and as JSON', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const all = withTimes(rows);
      const objects = all.slice(1).map((row) => Object.fromEntries(row.map((text, i) => [HEADER[i], text])));
      expect(await loaded('any.json', JSON.stringify(objects))).toEqual(rows);
      expect(await loaded('any.ndjson', objects.map((each) => JSON.stringify(each)).join('\n'))).toEqual(
        rows
      );
      expect(flat(await loaded('any.xlsx', await writeXlsx({ sheets: [{ name: 'S', rows: all }] })))).toEqual(
        flat(rows)
      );
    }),
    { numRuns: 25, seed: 4 }
  );
});

test('a file cut or spoilt anywhere is loaded with its account balanced, or refused with a reason', async () => {
  const text = delimited(
    withTimes([
      ['甲', '007', '乙'],
      ['a"b', '008', 'c']
    ]),
    ',',
    '\n',
    '"'
  );
  const workbook = await writeXlsx({ sheets: [{ name: 'S', rows: withTimes([['甲', '007', '乙']]) }] });
  const json = JSON.stringify([{ occurred_at: '2026-01-01', channel: 'call', agent: '甲' }]);
  const bytes = (value: string) => new TextEncoder().encode(value);
  const originals = [
    bytes(text),
    utf16(text),
    workbook,
    bytes(json),
    new Uint8Array(gzipSync(text)),
    zip({ 'a.csv': bytes(text) }, true)
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...originals),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 255 })), {
        maxLength: 3
      }),
      async (original, cut, spoilt) => {
        const content = original.slice(0, Math.ceil(original.length * cut));
        for (const [at, byte] of spoilt) content[Math.floor(at * (content.length - 1))] = byte;
        const workspace = await Workspace.open(engine, ZONES);
        const { loaded: files, refused } = await workspace.load([source('cut.bin', content)], {
          zone: 'UTC',
          dayMonth: 'dmy'
        });
        expect(files.length + refused.length).toBeGreaterThan(0);
        for (const { rows, loaded: kept, rejected } of files) expect(rows).toBe(kept + rejected);
      }
    ),
    { numRuns: 150, seed: 4 }
  );
});
