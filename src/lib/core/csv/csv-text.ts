/** Characters at the start of a cell that make a spreadsheet run it. */
const RUNS = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;
const NEEDS_QUOTES = /[",\r\n]/;

export interface CsvOptions {
  /** Puts `'` before a cell that a spreadsheet would run; numbers stay as they are. */
  neutralise?: boolean;
}

function cellText(cell: string, { neutralise = false }: CsvOptions): string {
  const safe = neutralise && RUNS.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as CSV: RFC 4180 quoting, each line ended by LF. */
export const csvText = (rows: readonly (readonly string[])[], options: CsvOptions = {}): string =>
  rows.map((row) => `${row.map((cell) => cellText(cell, options)).join(',')}\n`).join('');
