import { InputRefused, type Issue } from '#lib/core/domain';
import type { Columns, Engine } from '#lib/core/engine';
import { sql } from '#lib/core/sql';
import { Question } from '../cells/time-readers';
import type { IssueCode } from '../codes';
import { NotText } from '../text/kind';
import { layoutOf, type Layout } from '../text/layout';
import { RecordScanner, RecordTooLong } from '../text/record-scanner';
import type { SourceFile } from '../text/source-file';
import { NotInEncoding, utf8Blocks, type Encoding } from '../text/utf8-blocks';
import type { ZoneTable } from '../zones/zone-table';
import { readersOf } from './cell-readers';
import { Faults } from './faults';
import type { LoadedFile, LoadOptions } from './load-options';
import { RowReader, type RowKeys } from './row-reader';
import { addColumn, createReadTable, readTable } from './schema';
import type { Words } from './words';

/** What DuckDB keeps together: a smaller batch takes more time in all. */
const BATCH_ROWS = 122_880;
const NOTHING = new Uint8Array(0);
const latin = new TextDecoder('latin1');

/** A file as read: its rows are in the engine table `readTable(id)`, its names are not settled yet. */
export interface ReadFile extends LoadedFile {
  /** Base name as given. */
  givenName: string;
  known: ReadonlySet<string>;
  keys: RowKeys;
  /** Columns that its table has: those with a value in some row. */
  columnsRead: ReadonlySet<string>;
  /** The name under which the rows of its table are in order, numbered by `n`; ids that were made depend on it. */
  orderedAs: string | null;
  /** Rejections and doubts that do not depend on other files. */
  ownRejected: number;
  ownIssues: number;
}

export interface LoadContext {
  engine: Engine;
  zones: ZoneTable;
  words: Words;
}

/** Reads a file into tables of its own. Throws InputRefused; whatever it throws, nothing of the file stays. */
export async function loadFile(
  context: LoadContext,
  id: number,
  file: SourceFile,
  options: LoadOptions
): Promise<ReadFile> {
  try {
    try {
      return await readAs(context, id, file, options, 'UTF-8');
    } catch (cause) {
      if (!(cause instanceof NotInEncoding)) throw cause;
      await forgetFile(context.engine, id);
      return await readAs(context, id, file, options, 'GB18030');
    }
  } catch (cause) {
    await forgetFile(context.engine, id);
    options.signal?.throwIfAborted();
    throw refusalFor(cause, file);
  }
}

export async function forgetFile(engine: Engine, id: number): Promise<void> {
  await engine.query(sql`drop table if exists ${readTable(id)}`);
  await engine.query(sql`delete from rejected where file = ${id}`);
  await engine.query(sql`delete from data_issue where file = ${id}`);
}

async function readAs(
  { engine, zones, words }: LoadContext,
  id: number,
  file: SourceFile,
  options: LoadOptions,
  encoding: Encoding
): Promise<ReadFile> {
  if (options.zone !== undefined && options.zone !== 'consumer' && !zones.has(options.zone))
    throw refused('no_such_zone', file.name, { zone: options.zone });
  const rejected = new Faults('rejected', id);
  const issues = new Faults('data_issue', id);
  let layout: Layout | null = null;
  let scanner!: RecordScanner;
  let reader!: RowReader;
  let sending: Promise<void> = Promise.resolve();

  const columnsRead = new Set<string>();
  const store = async (columns: Columns, rows: number) => {
    const { table } = layout!;
    const fresh = ['record', 'line', ...Object.keys(columns)].filter((column) => !columnsRead.has(column));
    if (columnsRead.size === 0) await engine.query(createReadTable(id, table, [...new Set(fresh)]));
    else for (const column of fresh) await engine.query(addColumn(id, table, column));
    for (const column of fresh) columnsRead.add(column);
    if (rows > 0) await engine.append(readTable(id).sql, columns, rows);
  };
  const send = async (work: () => Promise<void>) => {
    await sending;
    sending = work();
    sending.catch(() => undefined);
  };
  const flush = async (isLast: boolean) => {
    const { columns, rows } = reader.take(isLast);
    await send(() => store(columns, rows));
  };
  const flushFaults = () =>
    send(async () => {
      await rejected.store(engine);
      await issues.store(engine);
    });
  const open = async (start: Uint8Array, isWhole: boolean) => {
    const found = layoutOf(start, isWhole, options.as);
    if (found === null) throw refused('empty_file', file.name);
    checkLayout(found, file.name);
    scanner = new RecordScanner(found.delimiter.charCodeAt(0));
    scanner.feed(start);
    if (isWhole) scanner.end();
    for (let skip = 0; skip <= found.skipped; skip++) scanner.next();
    const settings = { zones, zone: options.zone, dayMonth: options.dayMonth };
    const headers = found.columns.map(({ column }) => column);
    const columns = readersOf(found.table, headers, settings, words, BATCH_ROWS);
    reader = new RowReader(
      found.table,
      baseName(file.name),
      columns,
      headers.length,
      words,
      rejected,
      issues,
      BATCH_ROWS
    );
    return found;
  };
  const readRecords = async (bytes: Uint8Array) => {
    scanner.feed(bytes);
    const text = latin.decode(scanner.pending());
    while (scanner.next()) {
      reader.read(scanner, text);
      if (reader.rows === BATCH_ROWS) await flush(false);
      if (rejected.isFull || issues.isFull) await flushFaults();
    }
  };

  const source = utf8Blocks(file, encoding, options.signal);
  try {
    let block = await source.next();
    while (!block.done) {
      const { bytes, read } = block.value;
      block = await source.next();
      if (layout === null) {
        layout = await open(bytes, block.done === true);
        await readRecords(NOTHING);
      } else {
        if (block.done) scanner.end();
        await readRecords(bytes);
      }
      options.onProgress?.({
        file: file.name,
        rows: reader.records,
        bytes: read,
        totalBytes: file.size,
        phase: 'reading'
      });
    }
    if (layout === null) throw refused('empty_file', file.name);
    await flush(true);
    await flushFaults();
  } finally {
    await source.return(undefined);
    await sending;
  }
  options.signal?.throwIfAborted();
  for (const list of [reader.keys.row, reader.keys.id, reader.keys.record]) list.trim();
  return describe(id, file, options, encoding, layout, reader, columnsRead, rejected, issues);
}

function describe(
  id: number,
  file: SourceFile,
  options: LoadOptions,
  encoding: Encoding,
  layout: Layout,
  reader: RowReader,
  columnsRead: ReadonlySet<string>,
  rejected: Faults,
  issues: Faults
): ReadFile {
  const givenName = baseName(file.name);
  return {
    id,
    name: givenName,
    givenName,
    table: layout.table,
    size: file.size,
    encoding,
    delimiter: layout.delimiter,
    zone: options.zone ?? null,
    rows: reader.records,
    loaded: reader.records - rejected.count,
    rejected: rejected.count,
    duplicates: 0,
    issues: issues.count,
    from: Number.isFinite(reader.from) ? reader.from : null,
    to: Number.isFinite(reader.to) ? reader.to : null,
    columns: layout.columns,
    notes: notesOn(layout, givenName, reader.records),
    known: reader.known,
    keys: reader.keys,
    columnsRead,
    orderedAs: reader.isOrdered ? givenName : null,
    ownRejected: rejected.count,
    ownIssues: issues.count
  };
}

function notesOn(layout: Layout, file: string, records: number): Issue[] {
  const note = (code: IssueCode, params: Issue['params'] = {}, column?: string): Issue => ({
    code,
    severity: 'note',
    at: { file, line: layout.headerLine, ...(column !== undefined && { column }) },
    params: { file, ...params }
  });
  return [
    ...(layout.skipped > 0 ? [note('preamble_skipped', { line: layout.headerLine })] : []),
    ...layout.twice.map(({ header, column }) => note('column_twice', { header, column }, header)),
    ...layout.unknown.map((header) => note('unknown_header', { header }, header)),
    ...(records === 0 ? [note('no_rows')] : [])
  ];
}

function checkLayout({ columns, missing, table }: Layout, file: string): void {
  if (columns.every(({ column }) => column === null)) throw refused('no_known_columns', file);
  if (missing.length > 0)
    throw refused('missing_column', file, { column: missing.join(', '), table }, missing[0]);
}

const baseName = (path: string): string => path.replace(/^.*[\\/]/, '');

function refused(code: IssueCode, file: string, params: Issue['params'] = {}, column?: string): InputRefused {
  const name = baseName(file);
  return new InputRefused({
    code,
    severity: 'error',
    at: { file: name, ...(column !== undefined && { column }) },
    params: { file: name, ...params }
  });
}

function refusalFor(cause: unknown, { name }: SourceFile): unknown {
  if (cause instanceof NotText) return refused(cause.code, name);
  if (cause instanceof NotInEncoding) return refused('unknown_encoding', name);
  if (cause instanceof RecordTooLong) return refused('not_text', name);
  if (cause instanceof Question) return refused(cause.code, name, { value: cause.value });
  return cause;
}
