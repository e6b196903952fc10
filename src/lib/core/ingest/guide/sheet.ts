import { csvText } from '#lib/core/csv';

/** Rows of text as a file to send: CSV with a mark of its encoding, or a workbook of one sheet. The same rows give the same bytes. */
export async function sheetOf(
  format: 'csv' | 'xlsx',
  name: string,
  rows: readonly (readonly string[])[]
): Promise<Uint8Array> {
  if (format === 'csv')
    return new TextEncoder().encode(
      `\ufeff${csvText(
        rows.map((row) => [...row]),
        { neutralise: true }
      )}`
    );
  const { writeXlsx } = await import('hucre/xlsx');
  const fixed = new Date(0);
  return writeXlsx({
    properties: { created: fixed, modified: fixed },
    sheets: [{ name, rows: rows.map((row) => [...row]) }]
  });
}
