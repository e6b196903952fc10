import { openFile } from '../formats/open';
import type { Opened } from '../formats/opened';
import { textBlocks } from '../formats/text-blocks';
import { RecordScanner } from '../text/record-scanner';
import type { SourceFile } from '../text/source-file';
import type { ReadFile } from './load-file';

const decoder = new TextDecoder();

/** Rows of a file as they stand in it. */
export interface Originals {
  headers: string[];
  /** Cells by line. A row that could not be split is one cell. */
  rows: Map<number, string[]>;
}

/** The rows of a table that stand on the lines given, read again from the file it came from. Throws when that is gone. */
export async function originalsOf(
  file: ReadFile,
  origin: SourceFile,
  lines: ReadonlySet<number>
): Promise<Originals> {
  const rows: Originals['rows'] = new Map();
  const headers = file.columns.map(({ header }) => header);
  const opened = await tableOf(file, origin);
  if (opened === null) return { headers, rows };
  const scanner = opened.text
    ? new RecordScanner(file.delimiter.charCodeAt(0), file.quote.charCodeAt(0))
    : new RecordScanner(44);
  const take = () => {
    while (rows.size < lines.size && scanner.next())
      if (lines.has(scanner.line) && !rows.has(scanner.line)) rows.set(scanner.line, cellsOf(scanner));
  };
  for await (const { bytes, places } of textBlocks(opened, { encoding: file.encoding, isLenient: true })) {
    if (places) scanner.feedPlaced(bytes, places);
    else scanner.feed(bytes);
    take();
    if (rows.size === lines.size) return { headers, rows };
  }
  scanner.end();
  scanner.feed(new Uint8Array(0));
  take();
  return { headers, rows };
}

async function tableOf(file: ReadFile, origin: SourceFile): Promise<Opened | null> {
  const options = { encoding: file.encoding };
  const isIt = ({ name, sheet }: Opened) =>
    sheet === file.sheet && name.replace(/^.*[\\/]/, '') === file.givenName;
  const tables = async (more: { sheet?: string }) =>
    (await openFile(origin, { ...options, ...more })).flatMap((each) =>
      'opened' in each ? [each.opened] : []
    );
  const found = (await tables({})).find(isIt);
  if (found !== undefined || file.sheet === null) return found ?? null;
  return (await tables({ sheet: file.sheet })).find(({ sheet }) => sheet === file.sheet) ?? null;
}

const cellsOf = (scanner: RecordScanner): string[] =>
  Array.from({ length: scanner.cells }, (_, i) =>
    decoder.decode(scanner.bytes.subarray(scanner.starts[i], scanner.ends[i]))
  );
