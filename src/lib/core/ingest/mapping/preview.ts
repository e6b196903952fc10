import { TABLE_COLUMNS, type TableName } from '#lib/core/domain';
import { openFile } from '../formats/open';
import type { Format, Opened } from '../formats/opened';
import { textBlocks, type TextBlock } from '../formats/text-blocks';
import { refusalFor } from '../store/load-file';
import type { LoadOptions } from '../store/load-options';
import { decodingOf, type Decoding, type Encoding } from '../text/encoding';
import { headerCandidates } from '../text/layout';
import { RecordScanner } from '../text/record-scanner';
import type { SourceFile } from '../text/source-file';
import { TextWriter } from '../text/text-writer';
import { NotInEncoding } from '../text/utf8-blocks';
import type { ZoneTable } from '../zones/zone-table';
import { choose } from './choose';
import type { Mapping } from './mapping';
import { Profile, type ColumnProfile } from './profile';
import { cellReader, type PreviewCell } from './read-cell';
import { RowMapper } from './row-mapper';

const ROWS_SHOWN = 20;
const ROWS_LOOKED_AT = 5000;
const MOST_UNMAPPED = 100;
const decoder = new TextDecoder();

/** The first rows of a table as they will be read, and what a person may want to say about them. */
export interface Preview {
  name: string;
  format: Format;
  /** Of a workbook: the one read, and all. */
  sheet: string | null;
  sheets: string[];
  encoding: Encoding;
  delimiter: string;
  quote: string;
  headerLine: number;
  table: TableName;
  /** What it is read through; null when its headers alone say it. */
  mapping: Mapping | null;
  headers: ColumnProfile[];
  /** What each header is read as, by position. */
  readAs: (string | null)[];
  /** Required columns, or headers of the mapping, that are not there. */
  missing: string[];
  columns: string[];
  rows: { line: number; cells: PreviewCell[] }[];
  /** Words of enumerations that are not understood, the most frequent first. */
  unmapped: { column: string; value: string; count: number }[];
  rowsLookedAt: number;
}

/** Looks at the start of a file, or of the table of that name in it. Throws InputRefused when it cannot be opened. */
export async function preview(
  file: SourceFile,
  options: LoadOptions & { part?: string },
  zones: ZoneTable
): Promise<Preview> {
  try {
    const sheet = options.sheet ?? options.mapping?.sheet;
    const openings = await openFile(file, {
      ...(options.encoding && { encoding: options.encoding }),
      ...(sheet !== undefined && { sheet })
    });
    const tables = openings.flatMap((each) => ('opened' in each ? [each.opened] : []));
    const opened = tables.find(({ name }) => name === options.part) ?? tables[0];
    if (opened === undefined) throw (openings[0] as { unreadable: unknown }).unreadable;
    const sheets = tables.flatMap((each) => [...(each.sheet === null ? [] : [each.sheet]), ...each.leftOut]);
    return await previewOf(opened, sheets, options, zones);
  } catch (cause) {
    throw refusalFor(cause, file.name);
  }
}

async function previewOf(
  opened: Opened,
  sheets: string[],
  options: LoadOptions,
  zones: ZoneTable
): Promise<Preview> {
  const { block, isWhole, decoding } = await firstBlock(opened, options);
  const hints = opened.text ? options : { ...options, delimiter: ',', quote: '"' };
  const choice = choose(block.bytes, isWhole, hints);
  const [bare] = headerCandidates(block.bytes, isWhole, {})[0] ?? [];
  if (choice === null || bare === undefined) throw refusalFor(new NotInEncoding(), opened.name);
  const { layout, mapping } = choice;
  const headers = layout.columns.map(({ header }) => header);
  const mapper = new RowMapper(mapping ?? byName(layout.table, layout.columns), headers);
  const profile = new Profile(headers);
  const settings = {
    zones,
    dayMonth: mapping?.day_month ?? options.dayMonth,
    serials: opened.serials
  };
  const definitions = mapper.columns.map((name) =>
    TABLE_COLUMNS[layout.table].find((column) => column.name === name)!
  );
  const readers = definitions.map((column) => cellReader(layout.table, column, settings));
  const rows: Preview['rows'] = [];
  const unmapped = new Map<string, { column: string; value: string; count: number }>();
  const scanner = new RecordScanner(layout.delimiter.charCodeAt(0), layout.quote.charCodeAt(0));
  if (block.places) scanner.feedPlaced(block.bytes, block.places);
  else scanner.feed(block.bytes);
  scanner.end();
  for (let i = 0; i <= layout.skipped; i++) scanner.next();
  const out = new TextWriter();
  let seen = 0;
  for (; seen < ROWS_LOOKED_AT && scanner.next(); seen++) {
    if (!scanner.broken) profile.add(cellsOf(scanner));
    const line = Math.abs(mapper.write(scanner, out));
    const mapped = new RecordScanner(44);
    mapped.feed(out.take());
    mapped.end();
    mapped.next();
    const texts = cellsOf(mapped);
    const cells = readers.map((read, at) => read(texts[at] ?? ''));
    cells.forEach(({ text, code }, at) => {
      if (code !== 'unknown_word') return;
      const column = mapper.columns[at]!;
      const key = `${column} ${text}`;
      const known = unmapped.get(key);
      if (known) known.count++;
      else if (unmapped.size < MOST_UNMAPPED * 10) unmapped.set(key, { column, value: text, count: 1 });
    });
    if (rows.length < ROWS_SHOWN) rows.push({ line, cells });
  }
  return {
    name: opened.name,
    format: opened.format,
    sheet: opened.sheet,
    sheets,
    encoding: decoding.encoding,
    delimiter: layout.delimiter,
    quote: layout.quote,
    headerLine: layout.headerLine,
    table: layout.table,
    mapping,
    headers: profile.columns(),
    readAs: layout.columns.map(({ column }) => column),
    missing: layout.missing,
    columns: [...mapper.columns],
    rows,
    unmapped: [...unmapped.values()].sort((a, b) => b.count - a.count).slice(0, MOST_UNMAPPED),
    rowsLookedAt: seen
  };
}

const byName = (
  table: TableName,
  columns: readonly { header: string; column: string | null }[]
): Mapping => ({
  decorum_mapping: 1,
  name: '',
  table,
  others: 'ignore',
  columns: Object.fromEntries(
    columns.flatMap(({ header, column }) => (column === null ? [] : [[column, header]]))
  )
});

const cellsOf = (scanner: RecordScanner): string[] =>
  Array.from({ length: scanner.cells }, (_, i) =>
    decoder.decode(scanner.bytes.subarray(scanner.starts[i], scanner.ends[i])).trim()
  );

async function firstBlock(
  opened: Opened,
  options: LoadOptions
): Promise<{ block: TextBlock; isWhole: boolean; decoding: Decoding }> {
  const read = async (decoding: Decoding) => {
    const source = textBlocks(opened, decoding, options.signal);
    try {
      const first = await source.next();
      const second = await source.next();
      const block = first.done ? { bytes: new Uint8Array(0), read: 0, replaced: 0 } : first.value;
      return { block, isWhole: second.done === true, decoding };
    } finally {
      await source.return(undefined);
    }
  };
  const said = options.encoding ?? opened.wide ?? options.mapping?.encoding;
  if (said !== undefined) return read({ encoding: said, isLenient: true });
  try {
    return await read({ encoding: 'UTF-8', isLenient: false });
  } catch (cause) {
    if (!(cause instanceof NotInEncoding) || opened.text === undefined) throw cause;
    const found = await decodingOf(opened.text, options.signal);
    if (found === null) throw cause;
    return read({ ...found, isLenient: true });
  }
}
