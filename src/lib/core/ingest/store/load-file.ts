import { InputRefused, type Issue } from '#lib/core/domain';
import type { Columns, Engine } from '#lib/core/engine';
import { sql } from '#lib/core/sql';
import { Question } from '../cells/time-readers';
import type { IssueCode } from '../codes';
import type { Opened } from '../formats/opened';
import { Unreadable } from '../formats/refusal';
import type { TextBlock } from '../formats/text-blocks';
import type { Mapping } from '../mapping/mapping';
import { decodingOf, type Decoding } from '../text/encoding';
import { NotText } from '../text/kind';
import type { Layout } from '../text/layout';
import { RecordScanner, RecordTooLong } from '../text/record-scanner';
import { NotInEncoding } from '../text/utf8-blocks';
import type { ZoneTable } from '../zones/zone-table';
import { readersOf } from './cell-readers';
import { Faults } from './faults';
import type { LoadedFile, LoadOptions } from './load-options';
import { RowReader, type RowKeys } from './row-reader';
import { addColumn, createReadTable, readTable } from './schema';
import { tableBlocks } from './table-source';
import type { Words } from './words';

/** What DuckDB keeps together: a smaller batch takes more time in all. */
const BATCH_ROWS = 122_880;
const UTF_8: Decoding = { encoding: 'UTF-8', isLenient: false };

/** A file as read: its rows are in the engine table `readTable(id)`, its names are not settled yet. */
export interface ReadFile extends LoadedFile {
  /** Base name as given. */
  givenName: string;
  /** Of texts. */
  quote: string;
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

/** Reads a table of a file into tables of its own. Throws InputRefused; whatever it throws, nothing of it stays. */
export async function loadFile(
  context: LoadContext,
  id: number,
  opened: Opened,
  size: number,
  options: LoadOptions
): Promise<ReadFile> {
  const readInto = async (decoding: Decoding) => {
    await forgetFile(context.engine, id);
    return readAs(context, id, opened, size, options, decoding);
  };
  const said = options.encoding ?? opened.wide ?? options.mapping?.encoding;
  try {
    if (said !== undefined) return await readInto({ encoding: said, isLenient: true });
    try {
      return await readInto(UTF_8);
    } catch (cause) {
      if (!(cause instanceof NotInEncoding)) throw cause;
      const found = await decodingOf(opened.text!, options.signal);
      if (found === null) throw cause;
      try {
        return await readInto(found);
      } catch (second) {
        if (!(second instanceof NotInEncoding)) throw second;
        return await readInto({ ...found, isLenient: true });
      }
    }
  } catch (cause) {
    await forgetFile(context.engine, id);
    options.signal?.throwIfAborted();
    throw refusalFor(cause, opened.name);
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
  file: Opened,
  size: number,
  options: LoadOptions,
  decoding: Decoding
): Promise<ReadFile> {
  checkZone(options.zone, zones, file.name);
  const rejected = new Faults('rejected', id);
  const issues = new Faults('data_issue', id);
  let layout: Layout | null = null;
  let scanner!: RecordScanner;
  let reader!: RowReader;
  let zone: string | undefined;
  let through: Mapping | null = null;
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
  const open = (
    { bytes: start, places, layout: found, mapping, columns: mapped }: TextBlock,
    isWhole: boolean
  ) => {
    if (found === undefined) throw refused('empty_file', file.name);
    if (options.mapping && found.missing.length > 0)
      throw refused('mapping_misses', file.name, {
        mapping: options.mapping.name,
        headers: found.missing.join(', ')
      });
    checkLayout(found, file.name);
    scanner =
      mapped === undefined
        ? new RecordScanner(found.delimiter.charCodeAt(0), found.quote.charCodeAt(0))
        : new RecordScanner(44);
    feed(start, places);
    if (isWhole) scanner.end();
    // Through a mapping nothing is left above the header.
    const above = mapped === undefined ? found.skipped : 0;
    for (let skip = 0; skip <= above; skip++) scanner.next();
    zone = mapping?.zone ?? options.zone;
    checkZone(zone, zones, file.name);
    through = mapping ?? null;
    const dayMonth = mapping?.day_month ?? options.dayMonth;
    const settings = { zones, zone, dayMonth, serials: file.serials };
    const headers = mapped ?? found.columns.map(({ column }) => column);
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
    if (file.records) reader.brokenCode = 'broken_record';
    return found;
  };
  const feed = (bytes: Uint8Array, places: Int32Array | undefined) =>
    places ? scanner.feedPlaced(bytes, places) : scanner.feed(bytes);
  const readRecords = async () => {
    while (scanner.next()) {
      reader.read(scanner);
      if (reader.rows === BATCH_ROWS) await flush(false);
      if (rejected.isFull || issues.isFull) await flushFaults();
    }
  };

  let lettersReplaced = 0;
  const source = tableBlocks(file, decoding, options);
  try {
    let block = await source.next();
    while (!block.done) {
      const text: TextBlock = block.value;
      lettersReplaced += text.replaced;
      block = await source.next();
      if (layout === null) layout = open(text, block.done === true);
      else {
        if (block.done) scanner.end();
        feed(text.bytes, text.places);
      }
      await readRecords();
      options.onProgress?.({
        file: file.name,
        rows: reader.records,
        bytes: Math.min(text.read, size),
        totalBytes: size,
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
  return describe(
    id,
    file,
    size,
    lettersReplaced,
    zone,
    through,
    decoding,
    layout,
    reader,
    columnsRead,
    rejected,
    issues
  );
}

function describe(
  id: number,
  file: Opened,
  size: number,
  lettersReplaced: number,
  zone: string | undefined,
  mapping: Mapping | null,
  { encoding }: Decoding,
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
    quote: layout.quote,
    table: layout.table,
    size,
    format: file.format,
    isPacked: file.isPacked,
    container: file.container,
    sheet: file.sheet,
    mapping,
    encoding,
    delimiter: layout.delimiter,
    zone: zone ?? null,
    rows: reader.records,
    loaded: reader.records - rejected.count,
    rejected: rejected.count,
    duplicates: 0,
    issues: issues.count,
    from: Number.isFinite(reader.from) ? reader.from : null,
    to: Number.isFinite(reader.to) ? reader.to : null,
    columns: layout.columns,
    notes: notesOn(layout, givenName, reader.records, lettersReplaced, file.leftOut),
    known: reader.known,
    keys: reader.keys,
    columnsRead,
    orderedAs: reader.isOrdered ? givenName : null,
    ownRejected: rejected.count,
    ownIssues: issues.count
  };
}

function notesOn(
  layout: Layout,
  file: string,
  records: number,
  lettersReplaced: number,
  sheetsLeftOut: readonly string[]
): Issue[] {
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
    ...(lettersReplaced > 0 ? [note('letters_replaced', { count: lettersReplaced })] : []),
    ...(sheetsLeftOut.length > 0 ? [note('sheets_left_out', { sheets: sheetsLeftOut.join(', ') })] : []),
    ...(records === 0 ? [note('no_rows')] : [])
  ];
}

function checkZone(zone: string | undefined, zones: ZoneTable, file: string): void {
  if (zone !== undefined && zone !== 'consumer' && !zones.has(zone))
    throw refused('no_such_zone', file, { zone });
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

export function refusalFor(cause: unknown, name: string): unknown {
  if (cause instanceof Unreadable) return refused(cause.code, name, cause.params);
  if (cause instanceof NotText) return refused(cause.code, name);
  if (cause instanceof NotInEncoding) return refused('unknown_encoding', name);
  if (cause instanceof RecordTooLong) return refused('record_too_long', name);
  if (cause instanceof Question) return refused(cause.code, name, { value: cause.value });
  return cause;
}
