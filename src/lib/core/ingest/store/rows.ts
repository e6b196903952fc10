import type { TableName } from '#lib/core/domain';
import { int, join, name, sql, type Fragment } from '#lib/core/sql';
import type { ReadFile } from './load-file';
import { readColumns, readTable, SHAPES, typeOf } from './schema';

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
  const columns = readColumns(table).filter((column) => column !== id);
  const ids = (file: ReadFile): Fragment => {
    if (id === null) return sql``;
    const given = valueRead(file, id);
    const made = file.keys.hasEveryId ? given : sql`coalesce(${given}, ${`${file.name}:`} || record)`;
    return sql`${made} as ${name(id)}, ${given} as given_id, `;
  };
  return join(
    files.map(
      (file) =>
        sql`select ${int(file.id)}::INTEGER as file, ${ids(file)}${join(
          columns.map((column) => sql`${valueRead(file, column)} as ${name(column)}`),
          ', '
        )} from ${readTable(file.id)}`
    ),
    '\nunion all\n'
  );
}

/** Columns that have a value in some row of some file. */
export const columnsRead = (files: readonly ReadFile[]): Set<string> =>
  new Set(files.flatMap((file) => [...file.columnsRead]));

/** A column as the file has it. */
export const valueRead = ({ columnsRead, table }: ReadFile, column: string): Fragment =>
  columnsRead.has(column) ? name(column) : sql`null::${typeOf(table, column)}`;
