import type { FileMetaData, SchemaTree } from 'hyparquet';
import type { SourceFile } from '../text/source-file';
import { LIMITS } from './limits';
import { BatchWriter, type RecordBatch } from './records';
import { Unreadable } from './refusal';
import { bytesOf } from './sniff';
import { clockText, dateText, wallText } from './wall-text';

/** Row groups are decoded as a whole: a larger one is taken in parts of this many rows, each at the price of decoding it again. */
const MOST_ROWS = 262_144;

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
  dateFromDays: (days: number) => dateText(days)
};

/** Rows of a Parquet file, its column names first. Throws Unreadable. */
export async function* parquetRecords(file: SourceFile, signal?: AbortSignal): AsyncGenerator<RecordBatch> {
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
  const total = Number(metadata.num_rows);
  const writer = new BatchWriter();
  writer.add(names, 0);
  if (total === 0) yield writer.take();
  for (const { rowStart, rowEnd } of rangesOf(metadata)) {
    signal?.throwIfAborted();
    let rows: unknown[][] = [];
    try {
      await parquetRead({
        file: bytes.buffer,
        metadata,
        rowStart,
        rowEnd,
        compressors,
        parsers: PARSERS,
        geoparquet: false,
        onComplete: (read) => (rows = read)
      });
    } catch {
      throw new Unreadable('broken_parquet');
    }
    if (rows.length !== rowEnd - rowStart) throw new Unreadable('broken_parquet');
    for (let i = 0; i < rows.length; i++)
      writer.add(
        rows[i]!.map((value, column) => (value === null || value === undefined ? '' : texts[column]!(value))),
        rowStart + i + 1
      );
    yield writer.take();
  }
}

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
    typeof each === 'bigint' ? String(each) : each instanceof Stamp ? wallText(each.seconds) : each
  );
