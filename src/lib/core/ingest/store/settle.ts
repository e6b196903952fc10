import type { TableName } from '#lib/core/domain';
import type { Engine, Row } from '#lib/core/engine';
import { int, join, name, sql, type Fragment } from '#lib/core/sql';
import { hashOf } from '../cells/hash';
import { Faults } from './faults';
import type { ReadFile } from './load-file';
import { repeatsOf, type HashedRows, type Repeats } from './repeats';
import { createRenamed, createRepeats, dropScratch, readColumns, readTable, SHAPES } from './schema';

const encoder = new TextEncoder();

/**
 * Makes the final tables from the rows of all files present: duplicates leave, ids are made and told apart, rows get
 * their order. The result depends on the files and their order only, not on what was loaded or removed in between.
 */
export async function settle(engine: Engine, files: readonly ReadFile[]): Promise<void> {
  nameFiles(files);
  for (const table of ['rejected', 'data_issue'])
    await engine.query(sql`delete from ${name(table)} where settled`);
  for (const table of ['contacts', 'complaints'] as const) {
    const present = files.filter((file) => file.table === table);
    if (present.length === 0) await engine.query(sql`delete from ${name(SHAPES[table].target)}`);
    else await settleTable(engine, table, present);
  }
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

async function settleTable(engine: Engine, table: TableName, files: readonly ReadFile[]): Promise<void> {
  await clear(engine);
  const namesakes = repeatsOf(files.map(idHashes));
  // equal rows have equal ids
  const mayRepeat = namesakes.file.length > 0 || !files.every(({ keys }) => keys.hasEveryId);
  const hasDropped = mayRepeat && (await dropDuplicates(engine, table, files));
  const hasRenamed =
    namesakes.file.length > 0 && (await renameRepeatedIds(engine, table, files, namesakes, hasDropped));
  const { target, stored, id, time } = SHAPES[table];
  const columns = Object.keys(stored).filter((column) => column !== 'n');
  const select = columns.map((column) => {
    if (column === id && hasRenamed) return sql`coalesce(renamed.id, r.${name(id)}) as ${name(id)}`;
    if (column === 'consumer' && table === 'complaints')
      return sql`coalesce(r.consumer, first_contact.consumer, r.account_consumer) as consumer`;
    return sql`r.${name(column)}`;
  });
  const consumers = sql`left join (select account, arg_min(consumer, n) as consumer from contact where account is not null group by account) as first_contact on r.account = first_contact.account`;
  await engine.query(sql`
    create or replace table ${name(target)} as
    select (row_number() over () - 1)::INTEGER as n, ${join(columns.map(name), ', ')}
    from (
      select ${join(select, ', ')}
      from (${rowsOf(table, files)}) as r
      ${hasRenamed ? sql`left join renamed on renamed.file = r.file and renamed.record = r.record` : sql``}
      ${table === 'complaints' ? consumers : sql``}
      ${hasDropped ? sql`where not exists (select 1 from dropped where dropped.file = r.file and dropped.record = r.record)` : sql``}
      order by ${name(time)}, ${name(id)}
    )`);
  await clear(engine);
}

async function clear(engine: Engine): Promise<void> {
  for (const statement of dropScratch()) await engine.query(statement);
}

/** All rows read, with their file; ids that were not given are made. */
function rowsOf(table: TableName, files: readonly ReadFile[]): Fragment {
  const { id } = SHAPES[table];
  const columns = Object.keys(readColumns(table)).filter((column) => column !== id);
  return join(
    files.map((file) => {
      const made = file.keys.hasEveryId ? name(id) : sql`coalesce(${name(id)}, ${`${file.name}:`} || record)`;
      return sql`select ${int(file.id)}::INTEGER as file, ${made} as ${name(id)}, ${name(id)} as given_id, ${join(columns.map(name), ', ')} from ${readTable(file.id)}`;
    }),
    '\nunion all\n'
  );
}

async function dropDuplicates(
  engine: Engine,
  table: TableName,
  files: readonly ReadFile[]
): Promise<boolean> {
  const repeats = repeatsOf(
    files.map(({ id, keys }) => hashed(id, keys.row.length, (i) => keys.row.at(i), keys.record))
  );
  if (repeats.file.length === 0) return false;
  await storeRepeats(engine, repeats);
  const skip = new Set([SHAPES[table].id, 'record', 'line']);
  const values = Object.keys(readColumns(table)).filter((column) => !skip.has(column));
  await engine.query(sql`
    create or replace table dropped as
    select file, record, line, first_file, first_line from (
      select r.file, r.record, r.line, first_value(r.file) over same as first_file, first_value(r.line) over same as first_line, row_number() over same as copy
      from (${rowsOf(table, files)}) as r join repeat_row as c on c.file = r.file and c.record = r.record
      window same as (partition by c.family, r.given_id, ${join(
        values.map((column) => sql`r.${name(column)}`),
        ', '
      )} order by r.file, r.record)
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

interface Namesake extends Row {
  file: number;
  record: number;
  line: number;
  id: string;
}

async function renameRepeatedIds(
  engine: Engine,
  table: TableName,
  files: readonly ReadFile[],
  repeats: Repeats,
  hasDropped: boolean
): Promise<boolean> {
  await storeRepeats(engine, repeats);
  const id = name(SHAPES[table].id);
  const namesakes = await engine.query<Namesake>(sql`
    select file, record, line, id from (
      select r.file, r.record, r.line, r.${id} as id, count(*) over (partition by r.${id}) as bearers
      from (${rowsOf(table, files)}) as r join repeat_row as c on c.file = r.file and c.record = r.record
      ${hasDropped ? sql`where not exists (select 1 from dropped where dropped.file = r.file and dropped.record = r.record)` : sql``}
    ) where bearers > 1 order by file, record`);
  if (namesakes.length === 0) return false;
  const numbered = await engine.query<{ id: string }>(
    sql`select ${id} as id from (${rowsOf(table, files)}) where contains(${id}, '#')`
  );
  const taken = new Set(numbered.map((row) => row.id));
  await storeNames(engine, table, newNames(namesakes, taken));
  return true;
}

/** Every bearer of an id but the first gets the next free number. */
function newNames(namesakes: readonly Namesake[], taken: Set<string>): { row: Namesake; id: string }[] {
  const last = new Map<string, number>();
  const renamed: { row: Namesake; id: string }[] = [];
  for (const row of namesakes) {
    let number = last.get(row.id);
    if (number === undefined) {
      last.set(row.id, 1);
      continue;
    }
    do number++;
    while (taken.has(`${row.id}#${number}`));
    last.set(row.id, number);
    taken.add(`${row.id}#${number}`);
    renamed.push({ row, id: `${row.id}#${number}` });
  }
  return renamed;
}

async function storeNames(
  engine: Engine,
  table: TableName,
  renamed: readonly { row: Namesake; id: string }[]
): Promise<void> {
  await engine.query(createRenamed());
  await engine.append(
    'renamed',
    {
      file: { type: 'int32', values: renamed.map(({ row }) => row.file) },
      record: { type: 'int32', values: renamed.map(({ row }) => row.record) },
      id: { type: 'text', values: renamed.map(({ id }) => id) }
    },
    renamed.length
  );
  const issues = new Map<number, Faults>();
  for (const { row } of renamed) {
    const faults = issues.get(row.file) ?? new Faults('data_issue', row.file, true);
    issues.set(row.file, faults);
    faults.add(row.record, row.line, SHAPES[table].id, row.id, 'repeated_id');
  }
  for (const faults of issues.values()) await faults.store(engine);
}

const hashed = (
  file: number,
  length: number,
  hashAt: HashedRows['hashAt'],
  record: { at(index: number): number }
): HashedRows => ({
  file,
  length,
  hashAt,
  recordAt: (index) => record.at(index)
});

/** Ids that were made are told apart by file and record: they only need a hash where others were given. */
function idHashes(
  { id, name: file, keys, table }: ReadFile,
  _: number,
  files: readonly ReadFile[]
): HashedRows {
  if (!files.some((other) => other.known.has(SHAPES[table].id))) return hashed(id, 0, () => NaN, keys.record);
  const made = (index: number) => {
    const bytes = encoder.encode(`${file}:${keys.record.at(index)}`);
    return hashOf(bytes, 0, bytes.length);
  };
  return hashed(
    id,
    keys.id.length,
    (index) => (Number.isNaN(keys.id.at(index)) ? made(index) : keys.id.at(index)),
    keys.record
  );
}

async function storeRepeats(engine: Engine, { file, record, family }: Repeats): Promise<void> {
  await engine.query(createRepeats());
  await engine.append(
    'repeat_row',
    {
      file: { type: 'int32', values: Int32Array.from(file) },
      record: { type: 'int32', values: Int32Array.from(record) },
      family: { type: 'int32', values: Int32Array.from(family) }
    },
    file.length
  );
}
