import { TABLE_COLUMNS, type ColumnType, type TableName } from '#lib/core/domain';
import { HEADERS } from '../words/headers';
import { VALUE_ALIASES } from '../words/value-aliases';

/** One column a file may have, as data: who shows it adds the words of a language. */
export interface GuideEntry {
  column: string;
  type: ColumnType;
  required: boolean;
  /** The header of a template: `en` is the canonical name. */
  header: { en: string; zh: string };
  /** All other headers that are understood. */
  aliases: string[];
  /** Values of an `enum`, each with the other words that are understood for it. */
  words: { word: string; aliases: string[] }[];
}

/** Every column of a table, in canonical order. */
export function columnGuide(table: TableName): GuideEntry[] {
  const headers = HEADERS[table];
  return TABLE_COLUMNS[table].map(({ name, type, required = false, words = [] }) => ({
    column: name,
    type,
    required,
    header: { en: name, zh: headers[name]![0]! },
    aliases: [...headers[name]!],
    words: words.map((word) => ({ word, aliases: [...(VALUE_ALIASES[table]?.[name]?.[word] ?? [])] }))
  }));
}
