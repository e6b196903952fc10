import type { ColumnDefinition, TableName } from '#lib/core/domain';
import { normalise } from './normalise';
import { FALSE_WORDS, TRUE_WORDS, VALUE_ALIASES } from './value-aliases';

/** From a normalised word to its code. The canonical word wins over an alias of another. */
export function enumWords(table: TableName, column: ColumnDefinition): Map<string, number> {
  const codes = new Map<string, number>();
  const words = column.words ?? [];
  const aliases = VALUE_ALIASES[table]?.[column.name] ?? {};
  words.forEach((word, code) => (aliases[word] ?? []).forEach((alias) => codes.set(normalise(alias), code)));
  words.forEach((word, code) => codes.set(normalise(word), code));
  return codes;
}

export const booleanWords = new Map<string, number>([
  ...TRUE_WORDS.map((word): [string, number] => [normalise(word), 1]),
  ...FALSE_WORDS.map((word): [string, number] => [normalise(word), 0])
]);
