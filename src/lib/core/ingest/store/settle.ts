import type { TableName } from '#lib/core/domain';
import type { Engine } from '#lib/core/engine';
import { join, name, sql } from '#lib/core/sql';
import type { ZoneTable } from '../zones/zone-table';
import { dropDuplicates } from './duplicates';
import { viewRowsRead } from './contact-view';
import { canFill, fillsOf } from './fills';
import type { ReadFile } from './load-file';
import { idHashes, renameRepeatedIds } from './namesakes';
import { repeatsOf } from './repeats';
import { columnsRead, rowsOf, SETTLING_ORDER } from './rows';
import { dropScratch, SETTLED_CONTACTS, SHAPES, typeOf, viewNoContacts, viewSettledContacts } from './schema';

/**
 * Makes the final tables from the rows of all files present: duplicates leave, ids are made and told apart, gaps are filled,
 * rows get their order. The result depends on the files and their order only, not on what was loaded or removed in between.
 */
export async function settle(engine: Engine, zones: ZoneTable, files: readonly ReadFile[]): Promise<void> {
  nameFiles(files);
  await storeNames(engine, files);
  for (const table of ['rejected', 'data_issue'])
    await engine.query(sql`delete from ${name(table)} where settled`);
  for (const table of SETTLING_ORDER) {
    if (files.some((file) => file.table === table)) await settleTable(engine, zones, table, files);
    else if (table !== 'contacts') await engine.query(sql`delete from ${name(SHAPES[table].target)}`);
    else for (const statement of viewNoContacts()) await engine.query(statement);
  }
  await listRepeatedAccounts(engine);
  await countFaults(engine, files);
}

/** The second file of a name becomes `name (2)`, in the order of the files. */
function nameFiles(files: readonly ReadFile[]): void {
  const taken = new Set<string>();
  for (const file of files) {
    let free = file.givenName;
    for (let count = 2; taken.has(free); count++) free = `${file.givenName} (${count})`;
    taken.add(free);
    file.name = free;
  }
}

async function storeNames(engine: Engine, files: readonly ReadFile[]): Promise<void> {
  await engine.query(sql`delete from file_name`);
  await engine.append(
    'file_name',
    {
      file: { type: 'int32', values: files.map(({ id }) => id) },
      name: { type: 'text', values: files.map(({ name: file }) => file) }
    },
    files.length
  );
}

async function settleTable(
  engine: Engine,
  zones: ZoneTable,
  table: TableName,
  all: readonly ReadFile[]
): Promise<void> {
  const files = all.filter((file) => file.table === table);
  const { target, stored, id, order } = SHAPES[table];
  await clear(engine);
  const namesakes = id === null ? null : repeatsOf(files.map(idHashes));
  const isRepeated = namesakes !== null && namesakes.file.length > 0;
  // equal rows have equal ids
  const mayRepeat = isRepeated || !files.every(({ keys }) => keys.hasEveryId);
  const hasDropped = mayRepeat && (await dropDuplicates(engine, table, files));
  const hasRenamed = isRepeated && (await renameRepeatedIds(engine, table, files, namesakes, hasDropped));
  const isAsRead = files.length === 1 && !hasDropped && !hasRenamed;
  if (table === 'contacts' && isAsRead && !canFill(all)) return viewRowsRead(engine, files[0]!);
  const { joins, values } = await fillsOf(engine, zones, table, all);
  const read = columnsRead(files);
  const columns = Object.keys(stored).filter((column) => column !== 'n');
  const present = columns.filter(
    (column) => column === 'file' || column === id || column in values || read.has(column)
  );
  const select = present.map((column) => {
    if (column === id && hasRenamed) return sql`coalesce(renamed.id, r.${name(id)}) as ${name(id)}`;
    const value = values[column];
    return value === undefined ? sql`r.${name(column)}` : sql`${value} as ${name(column)}`;
  });
  await engine.query(sql`
    create or replace table ${name(table === 'contacts' ? SETTLED_CONTACTS : target)} as
    select (row_number() over () - 1)::INTEGER as n, ${join(
      columns.map((column) =>
        present.includes(column) ? name(column) : sql`null::${typeOf(table, column)} as ${name(column)}`
      ),
      ', '
    )}
    from (
      select ${join(select, ', ')}
      from (${rowsOf(table, files)}) as r
      ${hasRenamed ? sql`left join renamed on renamed.file = r.file and renamed.record = r.record` : sql``}
      ${joins}
      ${hasDropped ? sql`where not exists (select 1 from dropped where dropped.file = r.file and dropped.record = r.record)` : sql``}
      order by ${join(order.map(name), ', ')}
    )`);
  if (table === 'contacts') await engine.query(viewSettledContacts());
  await clear(engine);
}

async function clear(engine: Engine): Promise<void> {
  for (const statement of dropScratch()) await engine.query(statement);
}

/** Later rows of an account with other values stay, and are listed. */
const listRepeatedAccounts = (engine: Engine) =>
  engine.query(sql`
    insert into data_issue
    select file, record, line, ${'account_id'}, w.text, ${'repeated_id'}, true
    from account join word_account as w on w.code = account.account where not is_first`);

async function countFaults(engine: Engine, files: readonly ReadFile[]): Promise<void> {
  const faults = new Map(files.map((file) => [file.id, { duplicates: 0, issues: 0 }]));
  const counts = await engine.query<{ file: number; duplicates: number; issues: number }>(sql`
    select file, count(*) filter (code = ${'duplicate_row'})::INTEGER as duplicates, count(*) filter (code <> ${'duplicate_row'})::INTEGER as issues
    from (select file, code from rejected where settled union all select file, code from data_issue where settled)
    group by file`);
  for (const { file, duplicates, issues } of counts) faults.set(file, { duplicates, issues });
  for (const file of files) {
    const { duplicates, issues } = faults.get(file.id)!;
    file.duplicates = duplicates;
    file.rejected = file.ownRejected + duplicates;
    file.loaded = file.rows - file.rejected;
    file.issues = file.ownIssues + issues;
  }
}
