import type { CellValue, MergeRange } from 'hucre';
import { attribute } from './xml-scanner';
import type { SheetRow } from './sheet-rows';
import type { ZipEntry } from './zip';

/** Above the data a merged cell is a title of all its columns; within it, of its rows only. */
const HEADER_ROWS = 20;
const WIDEST = 256;
const END_OF_ROWS = /<\/(?:\w+:)?sheetData>|<(?:\w+:)?sheetData\/>/;
const MERGE = /<(?:\w+:)?mergeCell\s([^>]*)>/g;

/** The merged cells of a sheet, by first row: they stand behind its rows. */
export async function mergesOf(sheet: ZipEntry): Promise<MergeRange[]> {
  const decoder = new TextDecoder();
  const reader = sheet.stream().getReader();
  let tail: string | null = null;
  let before = '';
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const text = decoder.decode(next.value, { stream: true });
    if (tail !== null) tail += text;
    else {
      const both: string = before + text;
      const end = both.includes('sheetData') ? both.search(END_OF_ROWS) : -1;
      if (end >= 0) tail = both.slice(end);
      else before = both.slice(-100);
    }
  }
  const merges = [...(tail ?? '').matchAll(MERGE)].flatMap(([, attributes]) =>
    rangeOf(attribute('ref', attributes!, 0, attributes!.length) ?? '')
  );
  return merges.sort((one, other) => one.startRow - other.startRow);
}

function rangeOf(reference: string): MergeRange[] {
  const found = /^\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)$/.exec(reference);
  if (found === null) return [];
  const column = (letters: string) =>
    [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const [columns, rows] = [
    [column(found[1]!), column(found[3]!)],
    [Number(found[2]) - 1, Number(found[4]) - 1]
  ];
  return [
    {
      startRow: Math.min(...rows),
      endRow: Math.max(...rows),
      startCol: Math.min(...columns),
      endCol: Math.max(...columns)
    }
  ];
}

const isEmpty = (value: CellValue | undefined): boolean => value === null || value === undefined;

/** Gives the value of merged cells to all their rows, as the rows pass in order; rows between that have no other cell, too. */
export async function* filled(
  batches: AsyncIterable<SheetRow[]>,
  merges: readonly MergeRange[]
): AsyncGenerator<SheetRow[]> {
  let upcoming = 0;
  let active: { range: MergeRange; value: CellValue }[] = [];
  let last = 0;
  const fill = (row: number, values: CellValue[]) => {
    for (const { range, value } of active) {
      const { startCol, endCol } = range;
      const to = row < HEADER_ROWS && endCol - startCol < WIDEST ? endCol : startCol;
      for (let column = startCol; column <= to; column++) {
        while (values.length < column) values.push(null);
        if (isEmpty(values[column])) values[column] = value;
      }
    }
  };
  for await (const batch of batches) {
    const rows: SheetRow[] = [];
    for (const [place, values] of batch) {
      const row = place - 1;
      for (let between = last; between < row && active.length > 0; between++) {
        active = active.filter(({ range }) => range.endRow >= between);
        if (active.length === 0) break;
        const made: CellValue[] = [];
        fill(between, made);
        rows.push([between + 1, made]);
      }
      for (; upcoming < merges.length && merges[upcoming]!.startRow <= row; upcoming++) {
        const range = merges[upcoming]!;
        const value = range.startRow === row ? values[range.startCol] : null;
        if (!isEmpty(value)) active.push({ range, value: value! });
      }
      if (active.length > 0) {
        active = active.filter(({ range }) => range.endRow >= row);
        fill(row, values);
      }
      rows.push([place, values]);
      last = place;
    }
    yield rows;
  }
}
