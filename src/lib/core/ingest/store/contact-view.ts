import { STORED_CONTACT } from '#lib/core/domain';
import type { Engine } from '#lib/core/engine';
import { int, join, name, sql, type Fragment } from '#lib/core/sql';
import type { ReadFile } from './load-file';
import { valueRead } from './rows';
import { readTable, SETTLED_CONTACTS } from './schema';

/**
 * Makes `contact` of the rows of the one log there is, as they were read: with nothing to drop, rename or fill there is no
 * need for a second copy. Rows that are not yet in order are put in order where they are.
 */
export async function viewRowsRead(engine: Engine, file: ReadFile): Promise<void> {
  if (file.orderedAs === null || (file.orderedAs !== file.name && !file.keys.hasEveryId))
    await sortRows(engine, file);
  await engine.query(sql`
    create or replace view contact as
    select ${join(
      Object.keys(STORED_CONTACT).map((column) => sql`${valueOf(file, column)} as ${name(column)}`),
      ', '
    )}
    from ${readTable(file.id)}`);
  await engine.query(sql`drop table if exists ${name(SETTLED_CONTACTS)}`);
}

function valueOf(file: ReadFile, column: string): Fragment {
  if (column === 'file') return sql`${int(file.id)}::INTEGER`;
  if (column === 'contact_id' && !file.keys.hasEveryId)
    return sql`coalesce(${valueRead(file, column)}, (select name from file_name where file = ${int(file.id)}) || ':' || record)`;
  if (column === 'consumer' && file.columnsRead.has('account_consumer'))
    return file.columnsRead.has(column)
      ? sql`coalesce(consumer, account_consumer)`
      : name('account_consumer');
  return valueRead(file, column);
}

async function sortRows(engine: Engine, file: ReadFile): Promise<void> {
  const table = readTable(file.id);
  const columns = [...file.columnsRead].filter((column) => column !== 'n');
  await engine.query(sql`
    create or replace table sorted_rows as
    select (row_number() over () - 1)::INTEGER as n, ${join(columns.map(name), ', ')}
    from (select ${join(columns.map(name), ', ')} from ${table} order by t, ${valueOf(file, 'contact_id')})`);
  await engine.query(sql`drop table ${table}`);
  await engine.query(sql`alter table sorted_rows rename to ${table}`);
  file.columnsRead = new Set(['n', ...columns]);
  file.orderedAs = file.name;
}
