import type { NamedBlob } from '#lib/app/state';
import { TABLES, type TableName } from '#lib/core/domain';
import { hasMessage, sentenceOf, type Locale } from '#lib/core/i18n';
import { csvText } from '#lib/core/csv';
import { columnGuide as entriesOf, emptyTemplate, type Fault, type GuideEntry } from '#lib/core/ingest';

const TYPES: Readonly<Record<string, string>> = {
  boolean: 'boolean',
  integer: 'number',
  number: 'number',
  money: 'number',
  instant: 'instant',
  date: 'date',
  time: 'time',
  zone: 'zone'
};

const csvBlob = (text: string): Blob => new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' });

const says = (code: string, locale: Locale, params: Record<string, string> = {}): string =>
  sentenceOf({ code, params }, locale);

/** A column that means something else in this table has a message of its own. */
export function meaningOf(table: TableName, { column }: GuideEntry, locale: Locale): string {
  const own = `column_${table.slice(0, -1)}_${column}`;
  return says(hasMessage(own) ? own : `column_${column}`, locale);
}

/** The values of a column: its words (in Chinese with the word that stands for each), else its type. */
export function valuesOf({ words, type }: GuideEntry, locale: Locale): string {
  if (words.length === 0) return says(`guide_type_${TYPES[type] ?? 'text'}`, locale);
  const chinese = (aliases: string[]): string | undefined =>
    aliases.find((alias) => /\p{Script=Han}/u.test(alias));
  return words.map(({ word, aliases }) => (locale === 'zh' ? (chinese(aliases) ?? word) : word)).join(' / ');
}

const guideRow =
  (table: TableName, locale: Locale) =>
  (entry: GuideEntry): string[] => [
    entry.column,
    entry.header.zh,
    says(entry.required ? 'guide_required' : 'guide_optional', locale),
    valuesOf(entry, locale),
    meaningOf(table, entry, locale)
  ];

const headings = (locale: Locale): string[] =>
  ['column', 'header', 'required', 'values', 'meaning'].map((part) => says(`guide_heading_${part}`, locale));

/** Rejected rows with file, line, column, value as read, reason code and the reason in words. */
export const rejectedCsv = (faults: readonly Fault[], locale: Locale): Blob =>
  csvBlob(
    csvText(
      [
        ['file', 'line', 'column', 'value', 'reason', 'explanation'],
        ...faults.map(({ file, line, column, value, code }) => [
          file,
          String(line),
          column ?? '',
          value,
          code,
          says(`reason_${code}`, locale, { column: column ?? '', value })
        ])
      ],
      { neutralise: true }
    )
  );

/** Rejected rows of a file as they stand in it, each with its line, the column at fault and the reason. */
export const rejectedRowsCsv = (
  { headers, rows }: { headers: readonly string[]; rows: ReadonlyMap<number, readonly string[]> },
  faults: readonly Fault[],
  locale: Locale
): Blob => {
  const width = Math.max(headers.length, ...[...rows.values()].map((cells) => cells.length));
  const wide = (cells: readonly string[]) => Array.from({ length: width }, (_, i) => cells[i] ?? '');
  return csvBlob(
    csvText(
      [
        [...wide(headers), 'line', 'column', 'reason', 'explanation'],
        ...faults.map(({ line, column, value, code }) => [
          ...wide(rows.get(line) ?? [value]),
          String(line),
          column ?? '',
          code,
          says(`reason_${code}`, locale, { column: column ?? '', value })
        ])
      ],
      { neutralise: true }
    )
  );
};

/** An empty file with the columns of a table, to send to an agency. */
export async function template(table: TableName, format: 'csv' | 'xlsx', locale: Locale): Promise<NamedBlob> {
  const { name, bytes } = await emptyTemplate(table, locale, format, {
    name: says(`guide_name_${table}`, locale),
    guideName: says('guide_sheet', locale),
    guideHeadings: headings(locale),
    guideRow: guideRow(table, locale)
  });
  return { name, blob: new Blob([bytes.slice()]) };
}

/** What every column means and which values it takes, as a CSV. */
export async function columnGuide(locale: Locale): Promise<NamedBlob> {
  const rows = TABLES.flatMap((table) =>
    entriesOf(table).map((entry) => [says(`guide_table_${table}`, locale), ...guideRow(table, locale)(entry)])
  );
  const text = csvText([[says('guide_heading_table', locale), ...headings(locale)], ...rows], {
    neutralise: true
  });
  return { name: `${says('guide_file', locale)}.csv`, blob: csvBlob(text) };
}
