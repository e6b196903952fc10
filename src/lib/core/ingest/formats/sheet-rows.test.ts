import fc from 'fast-check';
import { read, serialToDate, writeXlsx, XlsxStreamWriter, type CellValue } from 'hucre';
import { describe, expect, test } from 'vitest';
import { zip } from './zip.fixture';
import { mergesOf } from './merged-cells';
import { sheetParts } from './sheet-parts';
import { sheetRows } from './sheet-rows';
import { zipEntries } from './zip';

const trimmed = (values: readonly (CellValue | undefined)[]): CellValue[] => {
  const cells = values.map((value) => (value === undefined || value === '' ? null : value));
  while (cells.length > 0 && cells.at(-1) === null) cells.pop();
  return cells;
};

async function own(bytes: Uint8Array, sheet: string, is1904 = false): Promise<[number, CellValue[]][]> {
  const parts = await sheetParts(zipEntries(bytes.slice()), sheet);
  expect(parts).not.toBeNull();
  const rows: [number, CellValue[]][] = [];
  for await (const batch of sheetRows(parts!, (serial) => serialToDate(serial, is1904)))
    for (const [place, values] of batch) if (trimmed(values).length > 0) rows.push([place, trimmed(values)]);
  return rows;
}

async function library(bytes: Uint8Array, sheet: string): Promise<[number, CellValue[]][]> {
  const book = await read(bytes);
  const { rows } = book.sheets.find(({ name }) => name === sheet)!;
  return rows.flatMap((values, i) =>
    trimmed(values ?? []).length > 0 ? [[i + 1, trimmed(values ?? [])] satisfies [number, CellValue[]]] : []
  );
}

const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 10 }),
    fc.constantFrom('<c r="A1">', '&amp;', ']]>', '_x000D_', 'a\nb', '  x ', '0012', '催收', '𠮷')
  )
  .map((value) => value.replaceAll(/[\p{C}--[\n\t]]/gv, ''));
const value = fc.oneof(
  text,
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
  fc.integer({ min: 1, max: 4_000_000_000 }).map((seconds) => new Date(seconds * 1000))
);
const table = fc.array(fc.array(value, { maxLength: 30 }), { minLength: 1, maxLength: 15 });

describe('a workbook', () => {
  test('has the same cells as the library reads in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom('whole', 'streamed'),
        fc.constantFrom('1900', '1904'),
        async (rows, how, dateSystem) => {
          let bytes: Uint8Array;
          if (how === 'whole') bytes = await writeXlsx({ sheets: [{ name: 'S', rows }], dateSystem });
          else {
            const writer = new XlsxStreamWriter({ name: 'S', dateSystem });
            for (const row of rows) writer.addRow(row);
            bytes = await writer.finish();
          }
          expect(await own(bytes, 'S', dateSystem === '1904')).toEqual(await library(bytes, 'S'));
        }
      ),
      { numRuns: 80, seed: 11 }
    );
  });

  test('may be written with prefixes, literals, rich texts, gaps and without places', async () => {
    const bytes = madeOf(`<x:sheetData>
      <x:row><x:c t="inlineStr"><x:is><x:t>a &lt; b</x:t></x:is></x:c><x:c t='s'><x:v>1</x:v></x:c></x:row>
      <!-- <x:row/> --><x:row r="4" spans=">1"><x:c r="C4" t="str"><x:f>A&amp;B</x:f><x:v><![CDATA[<&>]]></x:v></x:c>
      <x:c r="AA4" t="inlineStr"><x:is><x:r><x:t>one </x:t></x:r><x:r><x:rPr><x:b/></x:rPr><x:t>two</x:t></x:r></x:is></x:c></x:row>
      <x:row r="7"/><x:row><x:c r="A8" s="1"><x:v>44927.5</x:v></x:c><x:c s="2"><x:v>3</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c><x:c t="e"><x:v>#N/A</x:v></x:c><x:c s="1"/></x:row>
      </x:sheetData><x:mergeCells count="1"><x:mergeCell ref="A1:B3"/></x:mergeCells>`);
    const rows = await own(bytes, 'A & B');
    expect(rows).toEqual([
      [1, ['a < b', 'rich text']],
      [4, [null, null, '<&>', ...Array<null>(23).fill(null), 'one two']],
      [8, [new Date('2023-01-01T12:00:00Z'), 3, true, '#N/A']]
    ]);
    expect(rows).toEqual(await library(bytes, 'A & B'));
    const { sheet } = (await sheetParts(zipEntries(bytes.slice()), 'A & B'))!;
    expect(await mergesOf(sheet)).toEqual([{ startRow: 0, endRow: 2, startCol: 0, endCol: 1 }]);
  });

  test('keeps ids of many digits as they are written', async () => {
    const bytes = madeOf(
      '<x:sheetData><x:row r="1"><x:c r="A1"><x:v>1234567890123456789</x:v></x:c><x:c r="B1"><x:v>123456789012345</x:v></x:c></x:row></x:sheetData>'
    );
    expect(await own(bytes, 'A & B')).toEqual([[1, ['1234567890123456789', 123456789012345]]]);
  });

  test('that ends within a row is refused', async () => {
    const bytes = madeOf('<x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c>');
    await expect(own(bytes, 'A & B')).rejects.toMatchObject({ code: 'broken_workbook' });
  });
});

/** A workbook around the rows given, put together as no program in use does. */
function madeOf(sheetData: string): Uint8Array {
  const main = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = (...list: [string, string, string][]) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
      .map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`)
      .join('')}</Relationships>`;
  const parts = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': relations(['rId1', 'officeDocument', '/xl/workbook.xml']),
    'xl/workbook.xml': `<x:workbook ${main} xmlns:r="${office}"><x:sheets><x:sheet name="A &amp; B" sheetId="1" r:id="rId7"/></x:sheets></x:workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      ['rId7', 'worksheet', 'worksheets/../worksheets/one.xml'],
      ['rId8', 'sharedStrings', '/xl/texts.xml'],
      ['rId9', 'styles', 'styles.xml']
    ),
    'xl/texts.xml': `<x:sst ${main}><x:si><x:t>first</x:t></x:si><x:si><x:r><x:t>rich</x:t></x:r><x:r><x:t xml:space="preserve"> text</x:t></x:r><x:rPh sb="0" eb="1"><x:t>sound</x:t></x:rPh></x:si></x:sst>`,
    'xl/styles.xml': `<x:styleSheet ${main}><x:numFmts count="1"><x:numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m"/></x:numFmts><x:cellStyleXfs count="1"><x:xf numFmtId="14"/></x:cellStyleXfs><x:cellXfs count="3"><x:xf numFmtId="0"/><x:xf numFmtId="164"/><x:xf numFmtId="2"/></x:cellXfs></x:styleSheet>`,
    'xl/worksheets/one.xml': `<?xml version="1.0"?><x:worksheet ${main}>${sheetData}</x:worksheet>`
  };
  return zip(
    Object.fromEntries(
      Object.entries(parts).map(([name, content]) => [name, new TextEncoder().encode(content)])
    ),
    true
  );
}
