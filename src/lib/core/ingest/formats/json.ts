import { blocks } from '../text/blocks';
import { decodingOf, wideEncodingOf, type Encoding } from '../text/encoding';
import type { SourceFile } from '../text/source-file';
import { LIMITS } from './limits';
import { BatchWriter, type RecordBatch } from './records';
import { Unreadable } from './refusal';
import { bytesOf, startOf } from './sniff';

type Item = Record<string, unknown>;

/** Below these names, a document keeps its records; the names are left out of the columns. */
const WRAPPERS = /^(_source|fields|attributes|properties|source)$/;
/** Of `account.id` the last part alone says too little. */
const VAGUE = /^(id|no|num|number|code|name|type|kind|zone|region|编号|名称)$/i;
const LONGEST_LINE = 16 << 20;
const DEEPEST = 4;

const isObject = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Numbers that a double would round stay as written. Strings are passed over. */
const LONG_NUMBERS = /"(?:[^"\\]|\\.)*"|-?\d[\d.]{15,}(?:[eE][+-]?\d+)?/g;
export function parseJson(text: string): unknown {
  const kept = /[\d.]{16}/.test(text)
    ? text.replace(LONG_NUMBERS, (found) => (found.startsWith('"') ? found : `"${found}"`))
    : text;
  return JSON.parse(kept);
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}

/** Columns by path, in the order in which they were first seen; a record's cells in that order. */
class JsonColumns {
  private readonly places = new Map<string, number>();

  see(item: Item, path = '', depth = 0): void {
    for (const [key, value] of Object.entries(item)) {
      const name = path + key;
      if (isObject(value) && depth < DEEPEST) this.see(value, `${name}.`, depth + 1);
      else if (!this.places.has(name)) {
        if (this.places.size >= LIMITS.columns)
          throw new Unreadable('too_many_columns', { limit: LIMITS.columns });
        this.places.set(name, this.places.size);
      }
    }
  }

  /** The last part of a path where no other column ends so, or where it lies in a mere wrapper. */
  names(): string[] {
    const paths = [...this.places.keys()];
    const leaf = (path: string) => path.slice(path.lastIndexOf('.') + 1);
    const bare = (path: string) =>
      path
        .split('.')
        .filter((part, i, all) => i === all.length - 1 || !WRAPPERS.test(part))
        .join('.');
    const count = new Map<string, number>();
    for (const path of paths) count.set(leaf(path), (count.get(leaf(path)) ?? 0) + 1);
    return paths.map((path) => {
      if (count.get(leaf(path)) !== 1) return bare(path);
      return VAGUE.test(leaf(path)) ? bare(path).split('.').slice(-2).join('_') : leaf(path);
    });
  }

  cells(item: Item): string[] {
    const cells = Array.from({ length: this.places.size }, () => '');
    this.fill(cells, item, '', 0);
    return cells;
  }

  private fill(cells: string[], item: Item, path: string, depth: number): void {
    for (const [key, value] of Object.entries(item)) {
      const name = path + key;
      if (isObject(value) && depth < DEEPEST) this.fill(cells, value, `${name}.`, depth + 1);
      else cells[this.places.get(name)!] = cellOf(value);
    }
  }
}

/** The records of a document: the list it is, or the largest list of objects or lists within it. */
function listIn(value: unknown, depth = 0): unknown[] | null {
  if (Array.isArray(value)) return value;
  if (!isObject(value) || depth > DEEPEST) return null;
  const lists = Object.values(value)
    .map((each) => listIn(each, depth + 1))
    .filter((list) => list !== null && list.some((each) => typeof each === 'object' && each !== null));
  return lists.reduce<unknown[] | null>(
    (best, list) => (best && best.length >= list!.length ? best : list),
    null
  );
}

/** Records of a JSON document: a list of objects, or of lists with the header first. Throws Unreadable. */
export async function* jsonRecords(file: SourceFile, encoding?: Encoding): AsyncGenerator<RecordBatch> {
  const bytes = await bytesOf(file, LIMITS.wholeBytes);
  if (bytes === null) throw new Unreadable('too_big', { limit: LIMITS.wholeBytes >> 20 });
  let value: unknown;
  try {
    value = parseJson(await textIn(file, bytes, encoding));
  } catch (cause) {
    throw cause instanceof Unreadable ? cause : new Unreadable('broken_json');
  }
  const list = listIn(value) ?? (isObject(value) ? [value] : null);
  if (list === null) throw new Unreadable('no_records');
  yield* recordsOfList(list);
}

function* recordsOfList(list: readonly unknown[]): Generator<RecordBatch> {
  const writer = new BatchWriter();
  const columns = new JsonColumns();
  const isTable = Array.isArray(list[0]);
  if (!isTable) {
    for (const item of list) if (isObject(item)) columns.see(item);
    writer.add(columns.names(), 0);
  }
  for (let i = 0; i < list.length; i++) {
    const item = list[i];
    if (Array.isArray(item)) writer.add(item.map(cellOf), isTable ? i + 1 : -(i + 1));
    else if (isObject(item) && !isTable) writer.add(columns.cells(item), i + 1);
    else writer.add([cellOf(item)], -(i + 1));
    if (writer.isFull) yield writer.take();
  }
  if (!writer.isEmpty) yield writer.take();
}

/** Records of a text with a JSON object on each line; a line that is none is marked. The file is read twice. */
export async function* ndjsonRecords(
  file: SourceFile,
  encoding?: Encoding,
  signal?: AbortSignal
): AsyncGenerator<RecordBatch> {
  const columns = new JsonColumns();
  for await (const { line } of lines(file, encoding, signal)) {
    const item = objectIn(line);
    if (item !== null) columns.see(item);
  }
  const writer = new BatchWriter();
  writer.add(columns.names(), 0);
  for await (const { line, place } of lines(file, encoding, signal)) {
    const item = objectIn(line);
    if (item === null) writer.add([line], -place);
    else writer.add(columns.cells(item), place);
    if (writer.isFull) yield writer.take();
  }
  if (!writer.isEmpty) yield writer.take();
}

export function objectIn(line: string): Item | null {
  try {
    const value = parseJson(line);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

async function* lines(file: SourceFile, given?: Encoding, signal?: AbortSignal) {
  const decoder = new TextDecoder(await encodingOf(file, given));
  let rest = '';
  let place = 0;
  const split = function* (text: string, isLast: boolean) {
    const all = (rest + text).split('\n');
    rest = isLast ? '' : all.pop()!;
    if (rest.length > LONGEST_LINE) throw new Unreadable('record_too_long');
    for (const raw of all) {
      place++;
      const line = raw.trim();
      if (line !== '') yield { line, place };
    }
  };
  for await (const block of blocks(file, signal))
    yield* split(decoder.decode(block, { stream: true }), false);
  yield* split(decoder.decode(), true);
}

async function encodingOf(file: SourceFile, given?: Encoding): Promise<Encoding> {
  if (given !== undefined) return given;
  const wide = wideEncodingOf(await startOf(file));
  if (wide !== null) return wide;
  for await (const block of blocks(file)) {
    try {
      new TextDecoder('UTF-8', { fatal: true }).decode(block, { stream: true });
    } catch {
      const found = await decodingOf(file);
      if (found === null) throw new Unreadable('unknown_encoding');
      return found.encoding;
    }
  }
  return 'UTF-8';
}

async function textIn(file: SourceFile, bytes: Uint8Array, given?: Encoding): Promise<string> {
  return new TextDecoder(await encodingOf(file, given)).decode(bytes);
}
