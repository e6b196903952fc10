import duckdb, { type Vector } from '@duckdb/node-bindings';
import { BIGINT, BOOLEAN, DOUBLE, INTEGER, TINYINT, VARCHAR, type DuckDBType } from '@duckdb/node-api';
import type { ColumnData, TextBytes } from '#lib/core/engine';

export const CHUNK_TYPES: Record<ColumnData['type'], DuckDBType> = {
  text: VARCHAR,
  utf8: VARCHAR,
  int8: TINYINT,
  int32: INTEGER,
  int64: BIGINT,
  double: DOUBLE,
  boolean: BOOLEAN
};

type NumericData = Exclude<ColumnData, { type: 'text' | 'utf8' }>;
type Bytes = Uint8Array | Int8Array | Int32Array | Float64Array;

const ENCODER = new TextEncoder();
const TWO_TO_32 = 2 ** 32;

/** Writes rows `from` ≤ i < `to` of a column into a vector of a data chunk. */
export function writeColumn(vector: Vector, data: ColumnData | undefined, from: number, to: number): void {
  if (!data) return writeValidity(vector, to - from, () => false);
  if (data.type === 'text') return writeText(vector, data.values, from, to);
  if (data.type === 'utf8') return writeTextBytes(vector, data, from, to);
  const bytes = NUMBERS[data.type](data.values, from, to);
  duckdb.copy_data_to_vector(vector, 0, bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
  const { valid } = data;
  if (valid) writeValidity(vector, to - from, (row) => valid[from + row] === 1);
}

const NUMBERS: Record<NumericData['type'], (values: ArrayLike<number>, from: number, to: number) => Bytes> = {
  int8: (values, from, to) => typed(Int8Array, values, from, to),
  int32: (values, from, to) => typed(Int32Array, values, from, to),
  double: (values, from, to) => typed(Float64Array, values, from, to),
  boolean: (values, from, to) => typed(Uint8Array, values, from, to),
  int64: words
};

interface TypedArrayMaker<T> {
  new (length: number): T;
}

function typed<T extends Bytes>(
  Type: TypedArrayMaker<T>,
  values: ArrayLike<number>,
  from: number,
  to: number
): T {
  if (values instanceof Type) return values.subarray(from, to) as T;
  const out = new Type(to - from);
  for (let i = from; i < to; i++) out[i - from] = values[i]!;
  return out;
}

/** Whole numbers as little-endian 64-bit words, without a BigInt per value. */
function words(values: ArrayLike<number>, from: number, to: number): Int32Array {
  const halves = new Int32Array((to - from) * 2);
  for (let i = from, at = 0; i < to; i++) {
    const value = values[i]!;
    const high = Math.floor(value / TWO_TO_32);
    halves[at++] = value - high * TWO_TO_32;
    halves[at++] = high;
  }
  return halves;
}

function writeText(vector: Vector, values: readonly (string | null)[], from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const value = values[i];
    if (typeof value !== 'string') continue;
    // the plain call ends the text at its first NUL
    if (value.includes('\0'))
      duckdb.vector_assign_string_element_len(vector, i - from, ENCODER.encode(value));
    else duckdb.vector_assign_string_element(vector, i - from, value);
  }
  writeValidity(vector, to - from, (row) => typeof values[from + row] === 'string');
}

function writeTextBytes(
  vector: Vector,
  { offsets, bytes, valid }: TextBytes,
  from: number,
  to: number
): void {
  for (let i = from; i < to; i++)
    duckdb.vector_assign_string_element_len(vector, i - from, bytes.subarray(offsets[i], offsets[i + 1]));
  if (valid) writeValidity(vector, to - from, (row) => valid[from + row] === 1);
}

function writeValidity(vector: Vector, rows: number, isSet: (row: number) => boolean): void {
  const bits = new Uint8Array(Math.ceil(rows / 64) * 8);
  let set = 0;
  for (let row = 0; row < rows; row++) {
    if (!isSet(row)) continue;
    bits[row >> 3]! |= 1 << (row & 7);
    set++;
  }
  if (set === rows) return;
  duckdb.vector_ensure_validity_writable(vector);
  duckdb.copy_data_to_vector_validity(vector, 0, bits.buffer, 0, bits.byteLength);
}
