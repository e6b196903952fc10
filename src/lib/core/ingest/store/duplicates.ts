import type { TableName } from '#lib/core/domain';
import type { Engine } from '#lib/core/engine';
import { int, join, name, sql } from '#lib/core/sql';
import type { ReadFile } from './load-file';
import { hashedRows, repeatsOf, storeRepeats } from './repeats';
import { columnsRead, rowsOf } from './rows';
import { readColumns, SHAPES } from './schema';

/** Puts rows that equal an earlier one into `dropped` and `rejected`; false when there are none. */
export async function dropDuplicates(
  engine: Engine,
  table: TableName,
  files: readonly ReadFile[]
): Promise<boolean> {
  const repeats = repeatsOf(
    files.map(({ id, keys }) => hashedRows(id, keys.row.length, (i) => keys.row.at(i), keys.record))
  );
  if (repeats.file.length === 0) return false;
  await storeRepeats(engine, repeats);
  const { id } = SHAPES[table];
  const skip = new Set([id, 'record', 'line']);
  const read = columnsRead(files);
  const values = readColumns(table).filter((column) => read.has(column) && !skip.has(column));
  const same = [...(id === null ? [] : ['given_id']), ...values].map((column) => sql`r.${name(column)}`);
  await engine.query(sql`
    create or replace table dropped as
    select file, record, line, first_file, first_line from (
      select r.file, r.record, r.line, first_value(r.file) over same as first_file, first_value(r.line) over same as first_line, row_number() over same as copy
      from (${rowsOf(table, files)}) as r join repeat_row as c on c.file = r.file and c.record = r.record
      window same as (partition by c.family, ${join(same, ', ')} order by r.file, r.record)
    ) where copy > 1`);
  const names = join(
    files.map(({ id, name: file }) => sql`select ${int(id)} as file, ${file} as name`),
    '\nunion all\n'
  );
  await engine.query(sql`
    insert into rejected
    select dropped.file, record, line, null, names.name || ':' || first_line, ${'duplicate_row'}, true
    from dropped join (${names}) as names on names.file = dropped.first_file`);
  return true;
}
