import { TABLE_COLUMNS, type ColumnDefinition, type DictionaryName, type TableName } from '#lib/core/domain';
import {
  CodeReader,
  IntegerReader,
  MoneyReader,
  PassingReader,
  PlainNumberReader,
  TextReader,
  WordReader,
  ZoneReader,
  type CellReader
} from '../cells/readers';
import {
  DayReader,
  InstantReader,
  OccurrenceReader,
  PaymentTimeReader,
  ReceiptReader,
  type TimeSettings
} from '../cells/time-readers';
import { TimeOfDayReader } from '../cells/time-of-day';
import { booleanWords, enumWords } from '../words/enum-words';
import { SHAPES } from './schema';
import type { Words } from './words';

/** A canonical column, its reader, and the cell it is read from (−1: the file has none). */
export interface ReadColumn {
  column: ColumnDefinition;
  reader: CellReader;
  cell: number;
}

const TEXT_IDS = new Set(['contact_id', 'complaint_id', 'request_id']);
/** Tables whose rows belong to a consumer even where none is named. */
const HAS_CONSUMER = new Set<TableName>(['contacts', 'complaints', 'requests']);
const TIMES = { occurred_at: OccurrenceReader, received_at: ReceiptReader, paid_at: PaymentTimeReader };
/** An empty cell, or no such column, means the first word. */
const HAS_DEFAULT = new Set(['direction', 'party']);

/** Readers in the order in which cells must be read: the zone before the times, what is required before the rest. */
export function readersOf(
  table: TableName,
  headers: readonly (string | null)[],
  settings: TimeSettings,
  words: Words,
  capacity: number
): ReadColumn[] {
  const rank = ({ type, required }: ColumnDefinition) => (type === 'zone' ? 0 : required ? 1 : 2);
  return TABLE_COLUMNS[table]
    .map((column) => ({
      column,
      reader: readerOf(table, column, settings, words, capacity),
      cell: headers.indexOf(column.name)
    }))
    .filter(
      ({ column, cell }) =>
        cell >= 0 ||
        HAS_DEFAULT.has(column.name) ||
        (column.name === 'consumer_id' && HAS_CONSUMER.has(table)) ||
        column.name === SHAPES[table].id
    )
    .sort((one, other) => rank(one.column) - rank(other.column));
}

function readerOf(
  table: TableName,
  column: ColumnDefinition,
  settings: TimeSettings,
  words: Words,
  capacity: number
): CellReader {
  const { name, type } = column;
  const field = name.replace(/^(account|consumer)_id$/, '$1').replace(/^time_zone$/, 'zone');
  switch (type) {
    case 'id':
    case 'word':
      return TEXT_IDS.has(name)
        ? new TextReader(name, capacity)
        : new CodeReader(field, words.of(field as DictionaryName), capacity);
    case 'text':
      return name in SHAPES[table].stored
        ? new CodeReader(field, words.of(field as DictionaryName), capacity)
        : new PassingReader();
    case 'instant':
      if (!column.required) return new InstantReader(field, settings, capacity);
      return new TIMES[name as keyof typeof TIMES](settings, capacity);
    case 'time':
      return new TimeOfDayReader(field, capacity);
    case 'date':
      return new DayReader(field, settings, capacity);
    case 'zone':
      return new ZoneReader(field, words.of('zone'), settings.zones, capacity);
    case 'enum':
      return new WordReader(
        field,
        enumWords(table, column),
        'unknown_word',
        'int8',
        HAS_DEFAULT.has(name) ? 0 : null,
        capacity
      );
    case 'boolean':
      return new WordReader(field, booleanWords, 'not_yes_or_no', 'boolean', null, capacity);
    case 'integer':
      return new IntegerReader(field, capacity);
    case 'number':
      return new PlainNumberReader(field, capacity);
    case 'money':
      return new MoneyReader(field, capacity);
  }
}
