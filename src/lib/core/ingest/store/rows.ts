import type { TableName } from '#lib/core/domain';
import { int, join, name, sql, type Fragment } from '#lib/core/sql';
import type { ReadFile } from './load-file';
import { readColumns, readTable, SHAPES } from './schema';

/** The order in which tables are settled: each looks only at those before it. */
export const SETTLING_ORDER = [
  'accounts',
  'contacts',
  'complaints',
  'requests',
  'agents',
  'payments'
] as const satisfies readonly TableName[];

/** All rows read of a table, with their file; ids that were not given are made, `given_id` is as read. */
export function rowsOf(table: TableName, files: readonly ReadFile[]): Fragment {
  const { id } = SHAPES[table];
  const columns = Object.keys(readColumns(table)).filter((column) => column !== id);
  const ids = (file: ReadFile): Fragment => {
    if (id === null) return sql``;
    const made = file.keys.hasEveryId ? name(id) : sql`coalesce(${name(id)}, ${`${file.name}:`} || record)`;
    return sql`${made} as ${name(id)}, ${name(id)} as given_id, `;
  };
  return join(
    files.map(
      (file) =>
        sql`select ${int(file.id)}::INTEGER as file, ${ids(file)}${join(columns.map(name), ', ')} from ${readTable(file.id)}`
    ),
    '\nunion all\n'
  );
}
