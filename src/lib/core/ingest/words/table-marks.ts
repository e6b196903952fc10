import type { TableName } from '#lib/core/domain';

/** The columns that the headers name when they are read as each table. */
type Readings = ReadonlyMap<TableName, ReadonlySet<string | null>>;

const hasAny = (readings: Readings, table: TableName, columns: readonly string[]): boolean =>
  columns.some((column) => readings.get(table)!.has(column));

const OF_REQUESTS_ONLY = ['request_id', 'hours_from', 'hours_to'];
const OF_ACCOUNTS_ONLY = ['opened_at', 'due_date', 'placed_at'];
const OF_ACCOUNTS = ['consumer_id', 'agency', 'creditor', 'product', 'balance', 'region', 'time_zone'];
const OF_AGENTS_ONLY = ['trained_at', 'certified_from', 'certified_until'];

/** Whether a file with the required columns of a table is one: an account or agent is named in most other files, too. */
export function isOf(table: TableName, readings: Readings): boolean {
  const isOther =
    hasAny(readings, 'contacts', ['occurred_at', 'channel']) ||
    hasAny(readings, 'requests', ['received_at', 'kind']) ||
    hasAny(readings, 'payments', ['paid_at']);
  if (table === 'complaints') return !hasAny(readings, 'requests', OF_REQUESTS_ONLY);
  if (table === 'agents') return hasAny(readings, 'agents', OF_AGENTS_ONLY);
  if (table !== 'accounts') return true;
  if (isOther) return false;
  if (hasAny(readings, 'accounts', OF_ACCOUNTS_ONLY)) return true;
  return (
    hasAny(readings, 'accounts', OF_ACCOUNTS) && !hasAny(readings, 'agents', ['agent', ...OF_AGENTS_ONLY])
  );
}
