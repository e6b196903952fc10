import { TABLE_COLUMNS, TABLES, type TableName } from '#lib/core/domain';
import type { RuleKind } from '#lib/core/rules';

const has = (table: TableName, column: string): boolean =>
  TABLE_COLUMNS[table].some(({ name }) => name === column);

const isRequired = (table: TableName, column: string): boolean =>
  TABLE_COLUMNS[table].some(({ name, required }) => name === column && required === true);

/** Columns of which a date alone may not say enough. */
const TIMES = new Set(['occurred_at', 'received_at']);

/** Columns that a contact takes from its account where it has none (semantics §1). */
const FROM_ACCOUNT: Readonly<Record<string, string>> = {
  agency: 'agency',
  consumer_id: 'consumer_id',
  creditor: 'creditor',
  time_zone: 'time_zone',
  region: 'region',
  product: 'product',
  days_past_due: 'due_date'
};

export interface AskedColumn {
  table: TableName;
  column: string;
  orAccount: string | null;
  timeOfDay: boolean;
}

/**
 * Which column of which table a rule missed; null where no delivery can help (a calendar, too few contacts). What every contact has
 * is missed in what the contact is judged by.
 */
export function askedColumn(kind: RuleKind<never>, column: string): AskedColumn | null {
  const timeOfDay = TIMES.has(column);
  const own: TableName = kind.judges === 'contacts' ? 'contacts' : 'complaints';
  const other = kind.judges === 'contacts' ? kind.causes : null;
  const asked = (table: TableName): AskedColumn => ({
    table,
    column,
    orAccount: table === 'contacts' ? (FROM_ACCOUNT[column] ?? null) : null,
    timeOfDay
  });
  if (has(own, column) && (timeOfDay || !isRequired(own, column))) return asked(own);
  if (kind.judges !== 'contacts') return null;
  if (other && has(other, column)) return asked(other);
  const elsewhere = TABLES.find(
    (table) => table !== 'contacts' && has(table, column) && !isRequired(table, column)
  );
  return elsewhere === undefined ? null : asked(elsewhere);
}
