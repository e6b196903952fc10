import type { FileMetaData, SchemaTree } from 'hyparquet';
import type { SourceFile } from '../text/source-file';
import { LIMITS } from './limits';
import { TextWriter } from '../text/text-writer';
import type { TextBatch } from './records';
import { Unreadable } from './refusal';
import { bytesOf } from './sniff';
import { clockText, dateText, wallText } from './wall-text';

/** Row groups are decoded as a whole: a larger one is taken in parts of this many rows, each at the price of decoding it again. */
const MOST_ROWS = 262_144;
const ROWS_AT_ONCE = 8192;
const COMMA = 44;
const LF = 10;
const QUOTE = 34;

/** A timestamp as Parquet stores it. Only the column knows whether it is an instant or wall time. */
class Stamp {
  constructor(readonly seconds: number) {}
}

const floorDiv = (value: bigint, by: bigint): number => {
  const quotient = value / by;
  return Number(quotient * by > value ? quotient - 1n : quotient);
};
const PARSERS = {
  timestampFromMilliseconds: (value: bigint) => new Stamp(floorDiv(BigInt(value), 1000n)),
  timestampFromMicroseconds: (value: bigint) => new Stamp(floorDiv(BigInt(value), 1_000_000n)),
  timestampFromNanoseconds: (value: bigint) => new Stamp(floorDiv(BigInt(value), 1_000_000_000n)),
  dateFromDays: (days: number) => dateText(days),
  // Left as they are: most of a log is text, and is written as bytes again.
  stringFromBytes: (bytes: Uint8Array) => bytes
};

/** Rows of a Parquet file, its column names first. Throws Unreadable. */
export async function* parquetRecords(file: SourceFile, signal?: AbortSignal): AsyncGenerator<TextBatch> {
  const [{ parquetMetadata, parquetRead, parquetSchema }, { compressors }] = await Promise.all([
    import('hyparquet'),
    import('hyparquet-compressors')
  ]);
  const bytes = await bytesOf(file, LIMITS.wholeBytes);
  if (bytes === null) throw new Unreadable('too_big', { limit: LIMITS.wholeBytes >> 20 });
  let metadata: FileMetaData;
  let columns: SchemaTree[];
  try {
    metadata = parquetMetadata(bytes.buffer);
    columns = parquetSchema(metadata).children;
  } catch {
    throw new Unreadable('broken_parquet');
  }
  const names = columns.map(({ element }) => element.name);
  const texts = columns.map(textOfColumn);
  const writer = new TextWriter();
  for (const [i, name] of names.entries()) {
    if (i > 0) writer.put(COMMA);
    writer.cell(name);
  }
  writer.put(LF);
  let heading = [0];
  for (const { rowStart, rowEnd } of rangesOf(metadata)) {
    signal?.throwIfAborted();
    const read = names.map((): unknown[] => []);
    try {
      await parquetRead({
        file: bytes.buffer,
        metadata,
        rowStart,
        rowEnd,
        compressors,
        parsers: PARSERS,
        geoparquet: false,
        onChunk: ({ columnName, columnData, rowStart: first }) => {
          const values = read[names.indexOf(columnName)]!;
          const from = Math.max(0, rowStart - first);
          const to = Math.min(columnData.length, rowEnd - first);
          for (let i = from; i < to; i++) values[first + i - rowStart] = columnData[i];
        }
      });
    } catch {
      throw new Unreadable('broken_parquet');
    }
    if (read.some((values) => values.length !== rowEnd - rowStart)) throw new Unreadable('broken_parquet');
    for (let from = 0; from < rowEnd - rowStart; from += ROWS_AT_ONCE) {
      const to = Math.min(rowEnd - rowStart, from + ROWS_AT_ONCE);
      for (let row = from; row < to; row++) writeRow(writer, read, texts, row);
      const places = Array.from({ length: to - from }, (_, i) => rowStart + from + i + 1);
      yield { bytes: writer.take(), places: Int32Array.from([...heading, ...places]) };
      heading = [];
    }
  }
  if (heading.length > 0) yield { bytes: writer.take(), places: Int32Array.from(heading) };
}

function writeRow(
  writer: TextWriter,
  columns: readonly unknown[][],
  texts: readonly ((value: unknown) => string)[],
  row: number
): void {
  const start = writer.length;
  for (let i = 0; i < columns.length; i++) {
    if (i > 0) writer.put(COMMA);
    const value = columns[i]![row];
    if (value instanceof Uint8Array) writer.write(value, 0, value.length);
    else if (value !== null && value !== undefined) writer.cell(texts[i]!(value));
  }
  // A record that would look like a blank line is quoted.
  if (columns.length === 1 && isBlank(writer.bytes.subarray(start, writer.length))) {
    writer.length = start;
    writer.put(QUOTE);
    writer.put(QUOTE);
  }
  writer.put(LF);
}

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte <= 32);

function* rangesOf({ row_groups: groups }: FileMetaData): Generator<{ rowStart: number; rowEnd: number }> {
  let first = 0;
  for (const { num_rows: rows } of groups) {
    const end = first + Number(rows);
    for (let rowStart = first; rowStart < end; rowStart += MOST_ROWS)
      yield { rowStart, rowEnd: Math.min(end, rowStart + MOST_ROWS) };
    first = end;
  }
}

function textOfColumn({ element, children }: SchemaTree): (value: unknown) => string {
  const { converted_type: converted, logical_type: logical, scale = 0 } = element;
  if (children.length > 0 || element.repetition_type === 'REPEATED') return jsonText;
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') return (value) => Number(value).toFixed(scale);
  if (logical?.type === 'TIME' || converted === 'TIME_MILLIS' || converted === 'TIME_MICROS') {
    const unit = logical?.type === 'TIME' ? logical.unit : converted === 'TIME_MILLIS' ? 'MILLIS' : 'MICROS';
    const perSecond = unit === 'MILLIS' ? 1e3 : unit === 'MICROS' ? 1e6 : 1e9;
    return (value) => clockText(Math.floor(Number(value) / perSecond));
  }
  // Without a logical type the old types are instants; INT96 says nothing and is asked about.
  const isInstant =
    logical?.type === 'TIMESTAMP' ? logical.isAdjustedToUTC : converted?.startsWith('TIMESTAMP') === true;
  return (value) => {
    if (typeof value === 'string') return value;
    if (value instanceof Stamp) return `${wallText(value.seconds)}${isInstant ? 'Z' : ''}`;
    if (value instanceof Uint8Array) return new TextDecoder().decode(value);
    return typeof value === 'object' ? jsonText(value) : String(value);
  };
}

const jsonText = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'bigint'
      ? String(each)
      : each instanceof Stamp
        ? wallText(each.seconds)
        : each instanceof Uint8Array
          ? new TextDecoder().decode(each)
          : each
  );
