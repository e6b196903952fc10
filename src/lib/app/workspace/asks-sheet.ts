import type { AskLine, NamedBlob } from '#lib/app/state';
import { exampleOf, type Ask } from '#lib/core/audit';
import { formatNumber, m, type Locale } from '#lib/core/i18n';
import { columnGuide, sheetOf } from '#lib/core/ingest';
import { meaningOf, valuesOf } from './downloads';

/** A column to ask for, with what it means and how it is written. */
export function askLine(ask: Ask, locale: Locale): AskLine {
  const entry = columnGuide(ask.table).find(({ column }) => column === ask.column)!;
  const values = valuesOf(entry, locale);
  return {
    ...ask,
    header: entry.header[locale],
    meaning: meaningOf(ask.table, entry, locale),
    values,
    example: exampleOf(ask.table, ask.column)[locale] || values.split(' / ')[0]!
  };
}

/** Characters that some system refuses in the name of a file. */
const UNSAFE = /[\\/:*?"<>|\p{Cc}]+/gu;

/** What to ask agencies for, as a file in the reader's language: one line per agency and column. */
export async function asksSheet(
  lines: readonly AskLine[],
  agency: string | null | undefined,
  format: 'csv' | 'xlsx',
  locale: Locale
): Promise<NamedBlob> {
  const o = { locale };
  const headings = [
    m.asks_agency({}, o),
    m.guide_heading_table({}, o),
    m.asks_heading_what({}, o),
    m.guide_heading_header({}, o),
    m.guide_heading_values({}, o),
    m.asks_heading_example({}, o),
    m.guide_heading_meaning({}, o),
    m.asks_heading_or({}, o),
    m.asks_heading_missing({}, o),
    m.asks_heading_of({}, o),
    m.asks_heading_counted({}, o),
    m.asks_heading_rules({}, o)
  ];
  const rows = lines.map((line) => [
    line.agency ?? m.asks_no_agency({}, o),
    m[`guide_table_${line.table}`]({}, o),
    line.column,
    columnGuide(line.table).find(({ column }) => column === line.column)!.header.zh,
    line.timeOfDay ? `${line.values} (${m.asks_time_of_day({}, o)})` : line.values,
    line.example,
    line.meaning,
    line.orAccount === null ? '' : m.asks_or_account({ column: line.orAccount }, o),
    String(line.rows),
    String(line.outOf),
    m[`asks_of_${line.of}`]({}, o),
    line.rules.map(({ title, rows: count }) => `${title[locale]} (${formatNumber(count, locale)})`).join('; ')
  ]);
  const whose =
    agency === undefined ? '' : `-${(agency ?? m.asks_no_agency({}, o)).replace(UNSAFE, ' ').trim()}`;
  const bytes = await sheetOf(format, m.asks_sheet({}, o), [headings, ...rows]);
  return { name: `${m.asks_file({}, o)}${whose}.${format}`, blob: new Blob([bytes.slice()]) };
}
