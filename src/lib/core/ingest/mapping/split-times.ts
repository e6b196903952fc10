import { RecordScanner } from '../text/record-scanner';
import type { Layout } from '../text/layout';
import { recognise } from '../words/recognise';
import type { Mapping } from './mapping';
import { hasDate, isBareDate, isClock, isDateAndTime } from './times';

const LOOKED_AT = 50;
/** Of the cells of a column, that are dates, or times. */
const MOST = 2 / 3;
const TIME_COLUMN = {
  contacts: 'occurred_at',
  complaints: 'received_at',
  requests: 'received_at',
  payments: 'paid_at'
};
const decoder = new TextDecoder();

/**
 * A mapping that puts date and time together when two headers name the time of the rows, one with dates, the other with
 * times of day, in most of the first rows and with neither both. Null when there is no such pair.
 */
export function splitTimes(layout: Layout, start: Uint8Array): Mapping | null {
  const target = TIME_COLUMN[layout.table as keyof typeof TIME_COLUMN] as string | undefined;
  if (target === undefined || !layout.twice.some(({ column }) => column === target)) return null;
  const named = layout.columns.flatMap(({ header }, i) =>
    recognise([header], layout.table).columns[0]!.column === target ? [{ header, i }] : []
  );
  const rows = firstRows(layout, start);
  const cell = (row: string[], i: number) => row[i] ?? '';
  const most = (cells: string[], is: (text: string) => boolean) =>
    cells.length > 0 && cells.filter(is).length >= cells.length * MOST;
  const date = named.find(({ i }) => {
    const cells = rows.map((row) => cell(row, i)).filter((text) => text !== '');
    return most(cells, isBareDate) && !cells.some(isDateAndTime);
  });
  if (date === undefined) return null;
  // Totals and signatures below the rows have no date, and say nothing of the times.
  const dated = rows.filter((row) => isBareDate(cell(row, date.i)));
  const time = named.find((one) => {
    const cells = dated.map((row) => cell(row, one.i)).filter((text) => text !== '');
    return one !== date && most(cells, isClock) && !cells.some(hasDate);
  });
  if (time === undefined) return null;
  const columns: Mapping['columns'] = { [target]: { from: [date.header, time.header] } };
  for (const { header, column } of layout.columns)
    if (column !== null && column !== target) columns[column] = header;
  return { decorum_mapping: 1, name: '', table: layout.table, others: 'ignore', columns };
}

function firstRows(layout: Layout, start: Uint8Array): string[][] {
  const scanner = new RecordScanner(layout.delimiter.charCodeAt(0), layout.quote.charCodeAt(0));
  scanner.feed(start);
  scanner.end();
  for (let i = 0; i <= layout.skipped; i++) scanner.next();
  const rows: string[][] = [];
  while (rows.length < LOOKED_AT && scanner.next())
    rows.push(
      Array.from({ length: scanner.cells }, (_, i) =>
        decoder.decode(scanner.bytes.subarray(scanner.starts[i], scanner.ends[i])).trim()
      )
    );
  return rows;
}
