import { wideEncodingOf } from '../text/encoding';
import { NotText } from '../text/kind';
import { layoutOf } from '../text/layout';
import type { SourceFile } from '../text/source-file';
import { LIMITS } from './limits';
import { jsonRecords, ndjsonRecords, objectIn } from './json';
import type { Opened, OpenOptions } from './opened';
import { parquetRecords } from './parquet';
import { textOf } from './records';
import { Unreadable } from './refusal';
import { bytesOf, kindOf, startOf } from './sniff';
import { gunzipped } from './unpack';
import { Workbook, workbookFormat, type Sheet } from './workbook';
import { zipEntries, type ZipEntry } from './zip';

const baseName = (path: string): string => path.replace(/^.*[\\/]/, '');
const isJunk = ({ name }: ZipEntry) =>
  /(^|\/)(__MACOSX|\.)/.test(name) || /(^|\/)(thumbs\.db|desktop\.ini)$/i.test(name);

/** What a file is inside: the tables in it, or why there is none. */
export type Opening = { opened: Opened } | { name: string; unreadable: NotText };

/**
 * The tables of a file: one of a text, JSON or Parquet file, those of the sheets of a workbook that look like one, those of
 * every file in an archive. Throws Unreadable when the file itself cannot be opened.
 */
export async function openFile(file: SourceFile, options: OpenOptions = {}, depth = 0): Promise<Opening[]> {
  const start = await startOf(file);
  const kind = kindOf(start);
  switch (kind) {
    case 'gzip': {
      if (depth >= LIMITS.depth) throw new Unreadable('too_deep_inside');
      const inside = await openFile(gunzipped(file), options, depth + 1);
      return inside.map((each) => ('opened' in each ? { opened: { ...each.opened, isPacked: true } } : each));
    }
    case 'zip':
    case 'ole': {
      const bytes = await bytesOf(file, LIMITS.wholeBytes);
      if (bytes === null) throw new Unreadable('too_big', { limit: LIMITS.wholeBytes >> 20 });
      if (kind === 'ole') return sheetsOf(file.name, await Workbook.open(bytes, false), 'xls', options);
      const entries = zipEntries(bytes);
      const format = workbookFormat(entries);
      if (format !== null) return sheetsOf(file.name, await Workbook.open(bytes, true), format, options);
      return archive(file.name, entries, options, depth);
    }
    case 'parquet':
      return [{ opened: { ...plain(file, 'parquet'), records: (signal) => parquetRecords(file, signal) } }];
    case 'json':
      if (layoutOf(start, false)?.missing.length === 0) break;
      return [{ opened: await jsonTable(file, options) }];
    case 'text':
  }
  const wide = wideEncodingOf(start);
  return [{ opened: { ...plain(file, 'text'), text: file, ...(wide && { wide }) } }];
}

const fitsByName = (start: Uint8Array) => layoutOf(start, true)?.missing.length === 0;

const plain = (file: SourceFile, format: Opened['format']): Opened => ({
  name: baseName(file.name),
  format,
  isPacked: false,
  container: null,
  sheet: null,
  leftOut: []
});

async function jsonTable(file: SourceFile, { encoding }: OpenOptions): Promise<Opened> {
  const start = new TextDecoder().decode(await startOf(file, 1 << 20));
  const [first = '', second = ''] = start.split('\n').filter((line) => line.trim() !== '');
  if (objectIn(first) !== null && (second !== '' || objectIn(start) === null))
    return { ...plain(file, 'ndjson'), records: (signal) => ndjsonRecords(file, encoding, signal) };
  return { ...plain(file, 'json'), records: () => jsonRecords(file, encoding) };
}

async function archive(
  container: string,
  entries: readonly ZipEntry[],
  options: OpenOptions,
  depth: number
): Promise<Opening[]> {
  if (depth >= LIMITS.depth) throw new Unreadable('too_deep_inside');
  const found: Opening[] = [];
  for (const entry of entries) {
    if (entry.isFolder || isJunk(entry)) continue;
    try {
      for (const each of await openFile(entry, options, depth + 1))
        found.push(
          'opened' in each
            ? { opened: { ...each.opened, container: baseName(container), isPacked: true } }
            : each
        );
    } catch (cause) {
      if (!(cause instanceof NotText)) throw cause;
      found.push({ name: baseName(entry.name), unreadable: cause });
    }
  }
  if (found.length === 0) throw new Unreadable('nothing_inside');
  return found;
}

/** Of the sheets that can be seen, those whose columns make a table; when none does, the first that holds anything. */
async function sheetsOf(
  name: string,
  book: Workbook,
  format: 'xlsx' | 'xls' | 'ods',
  { sheet: chosen, isTable = fitsByName }: OpenOptions
): Promise<Opening[]> {
  const wanted = book.sheets.filter((each) => (chosen === undefined ? !each.isHidden : each.name === chosen));
  if (chosen !== undefined && wanted.length === 0) throw new Unreadable('no_such_sheet', { sheet: chosen });
  const names = await tableSheets(book, wanted, isTable);
  const leftOut = book.sheets.map((sheet) => sheet.name).filter((sheet) => !names.includes(sheet));
  return names.map((sheet, i) => ({
    opened: {
      name: names.length === 1 ? baseName(name) : `${baseName(name)} [${sheet}]`,
      format,
      isPacked: false,
      container: names.length === 1 ? null : baseName(name),
      sheet,
      leftOut: i === 0 && chosen === undefined ? leftOut : [],
      serials: book.dateSystem,
      records: (signal) => book.records(sheet, signal)
    }
  }));
}

async function tableSheets(
  book: Workbook,
  wanted: readonly Sheet[],
  isTable: (start: Uint8Array) => boolean
): Promise<string[]> {
  // One sheet needs no looking at: it is read, or says itself why not.
  if (wanted.length === 1) return [wanted[0]!.name];
  const heads: ({ sheet: Sheet } & Awaited<ReturnType<typeof headOf>>)[] = [];
  for (const sheet of wanted) heads.push({ sheet, ...(await headOf(book, sheet, isTable)) });
  const fitting = heads.filter((head) => head.isTable);
  const taken = fitting.length > 0 ? fitting : heads.filter(({ isEmpty }) => !isEmpty).slice(0, 1);
  if (taken.length === 0)
    throw heads.find(({ failure }) => failure !== null)?.failure ?? new Unreadable('empty_file');
  return taken.map(({ sheet }) => sheet.name);
}

async function headOf(
  book: Workbook,
  sheet: Sheet,
  isTable: (start: Uint8Array) => boolean
): Promise<{ isTable: boolean; isEmpty: boolean; failure: Unreadable | null }> {
  try {
    for await (const batch of book.records(sheet.name)) {
      return { isTable: isTable(textOf(batch).bytes), isEmpty: false, failure: null };
    }
    return { isTable: false, isEmpty: true, failure: null };
  } catch (cause) {
    if (!(cause instanceof Unreadable)) throw cause;
    return { isTable: false, isEmpty: true, failure: cause };
  }
}
