import type { TableName } from '#lib/core/domain';
import Papa from 'papaparse';
import { columnGuide, type GuideEntry } from './column-guide';

/** The words of a template, in the language of its reader. */
export interface TemplateText {
  /** File name without extension, and name of the sheet to fill in. */
  name: string;
  /** Name of the sheet that explains the columns, its headings, and the row for one column. */
  guideName: string;
  guideHeadings: string[];
  guideRow(entry: GuideEntry): string[];
}

/** An empty file to send to an agency: the headers only. A workbook has a second sheet that explains the columns. */
export async function emptyTemplate(
  table: TableName,
  locale: 'en' | 'zh',
  format: 'csv' | 'xlsx',
  text: TemplateText
): Promise<{ name: string; bytes: Uint8Array }> {
  const guide = columnGuide(table);
  const headers = guide.map(({ header }) => header[locale]);
  const name = `${text.name}.${format}`;
  if (format === 'csv')
    return { name, bytes: new TextEncoder().encode(`\ufeff${Papa.unparse([headers])}\r\n`) };
  const { writeXlsx } = await import('hucre/xlsx');
  const fixed = new Date(0);
  const bytes = await writeXlsx({
    properties: { created: fixed, modified: fixed },
    sheets: [
      { name: text.name, rows: [headers] },
      { name: text.guideName, rows: [text.guideHeadings, ...guide.map(text.guideRow)] }
    ]
  });
  return { name, bytes };
}
