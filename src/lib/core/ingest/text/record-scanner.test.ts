import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { RecordScanner } from './record-scanner';

interface Found {
  line: number;
  cells: string[];
  broken: boolean;
}

function scan(bytes: Uint8Array, delimiter: string, chunk: number): Found[] {
  const scanner = new RecordScanner(delimiter.charCodeAt(0));
  const found: Found[] = [];
  const decoder = new TextDecoder();
  const drain = () => {
    while (scanner.next())
      found.push({
        line: scanner.line,
        broken: scanner.broken,
        cells: Array.from({ length: scanner.cells }, (_, cell) =>
          decoder.decode(scanner.bytes.subarray(scanner.starts[cell], scanner.ends[cell]))
        )
      });
  };
  for (let at = 0; at < bytes.length; at += chunk) {
    scanner.feed(bytes.slice(at, at + chunk));
    drain();
  }
  scanner.end();
  drain();
  return found;
}

const encode = (text: string) => new TextEncoder().encode(text);
const cell = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom(
    '',
    'a',
    'a"b',
    '"',
    '""',
    '逾期,天数',
    'line\nbreak',
    'cr\rlf\r\n',
    ' padded ',
    ';|\t',
    '😀'
  )
);
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 });
const delimiters = fc.constantFrom(',', ';', '\t', '|');
const chunks = fc.constantFrom(1, 2, 7, 64, 10_000);

describe('records', () => {
  test('are the cells that were written, in any dialect and however the bytes arrive', () => {
    fc.assert(
      fc.property(
        table,
        delimiters,
        fc.constantFrom('\n', '\r\n', '\r'),
        chunks,
        fc.boolean(),
        (rows, delimiter, newline, chunk, quotes) => {
          const text = Papa.unparse(rows, { delimiter, newline, quotes });
          const parsed = Papa.parse<string[]>(text, { delimiter, newline });
          const found = scan(encode(text), delimiter, chunk);
          const isBlank = (row: string[]) => row.length === 1 && row[0]!.trim() === '';
          expect(found.map(({ cells }) => cells)).toEqual(
            rows.map((row) => row.map((value) => value.toWellFormed()))
          );
          expect(parsed.data.filter((row) => !isBlank(row))).toEqual(rows);
        }
      ),
      { seed: 7, numRuns: 1500 }
    );
  });

  test('are the same for any bytes, however they arrive, and lose no line', () => {
    const bytes = fc
      .array(fc.constantFrom(...encode('",\n\r ab;'), 0xe9, 0x00), { maxLength: 60 })
      .map((list) => Uint8Array.from(list));
    fc.assert(
      fc.property(bytes, chunks, (text, chunk) => {
        const found = scan(text, ',', chunk);
        expect(found).toEqual(scan(text, ',', 10_000));
        const lines = found.map(({ line }) => line);
        expect(lines).toEqual([...new Set(lines)].sort((one, other) => one - other));
      }),
      { seed: 7, numRuns: 3000 }
    );
  });
});

test.each([
  ['a,b\n\n  \nc,d', [1, 4]],
  ['a,"x\ny\r\nz",b\rc,d\n', [1, 4]],
  ['\r\n\r\na,b\r\nc,d', [3, 4]]
])('lines of %j are counted as an editor shows them', (text, lines) => {
  expect(scan(encode(text), ',', 3).map(({ line }) => line)).toEqual(lines);
});

test('a broken quote ends its record at the end of the line', () => {
  expect(scan(encode('a,"b\nc,d\n"e"f,g\nh,i'), ',', 2)).toEqual([
    { line: 1, cells: ['a,"b'], broken: true },
    { line: 2, cells: ['c', 'd'], broken: false },
    { line: 3, cells: ['"e"f,g'], broken: true },
    { line: 4, cells: ['h', 'i'], broken: false }
  ]);
});
