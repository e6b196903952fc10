import type { TableName } from '#lib/core/domain';
import type { Engine, Row } from '#lib/core/engine';
import { name, sql } from '#lib/core/sql';
import { hashOf } from '../cells/hash';
import { Faults } from './faults';
import type { ReadFile } from './load-file';
import { hashedRows, storeRepeats, type HashedRows, type Repeats } from './repeats';
import { rowsOf } from './rows';
import { createRenamed, SHAPES } from './schema';

const encoder = new TextEncoder();

interface Namesake extends Row {
  file: number;
  record: number;
  line: number;
  id: string;
}

/** Hashes of the ids of a file. Ids that were made are told apart by file and record: they only need one where others were given. */
export function idHashes(
  { id, name: file, keys, table }: ReadFile,
  _: number,
  files: readonly ReadFile[]
): HashedRows {
  const column = SHAPES[table].id;
  if (column === null || !files.some((other) => other.known.has(column)))
    return hashedRows(id, 0, () => NaN, keys.record);
  const made = (index: number) => {
    const bytes = encoder.encode(`${file}:${keys.record.at(index)}`);
    return hashOf(bytes, 0, bytes.length);
  };
  return hashedRows(
    id,
    keys.id.length,
    (index) => (Number.isNaN(keys.id.at(index)) ? made(index) : keys.id.at(index)),
    keys.record
  );
}

/** Puts the new names of rows whose id an earlier row has into `renamed` and `data_issue`; false when there are none. */
export async function renameRepeatedIds(
  engine: Engine,
  table: TableName,
  files: readonly ReadFile[],
  repeats: Repeats,
  hasDropped: boolean
): Promise<boolean> {
  await storeRepeats(engine, repeats);
  const id = name(SHAPES[table].id!);
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
