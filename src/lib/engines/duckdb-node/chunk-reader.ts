import duckdb, { type Vector } from '@duckdb/node-bindings';
import { DuckDBTypeId, type DuckDBDataChunk, type DuckDBType } from '@duckdb/node-api';
import type { Row } from '#lib/core/engine';
import type { SqlValue } from '#lib/core/sql';
import { plain } from './values';

const INLINE_BYTES = 12;
const STRING_BYTES = 16;
const TWO_TO_32 = 2 ** 32;

type Reader = (vector: Vector, rows: number, column: string) => (row: number) => SqlValue;

const bytesOf = (vector: Vector, size: number): Buffer => {
  const { buffer, byteOffset } = duckdb.vector_get_data(vector, size);
  return Buffer.from(buffer, byteOffset, size);
};

/** Reads values of fixed width through a typed array over the vector itself. */
const fixed =
  <T>(width: number, view: (bytes: Buffer) => T, at: (values: T, row: number) => SqlValue): Reader =>
  (vector, rows) => {
    const values = view(bytesOf(vector, rows * width));
    return (row) => at(values, row);
  };

const int8 = fixed(
  1,
  (bytes) => bytes,
  (bytes, row) => bytes.readInt8(row)
);
const truth = fixed(
  1,
  (bytes) => bytes,
  (bytes, row) => bytes[row] !== 0
);
const int16 = fixed(
  2,
  (bytes) => bytes,
  (bytes, row) => bytes.readInt16LE(row * 2)
);
const int32 = fixed(
  4,
  (bytes) => bytes,
  (bytes, row) => bytes.readInt32LE(row * 4)
);
const double = fixed(
  8,
  (bytes) => bytes,
  (bytes, row) => bytes.readDoubleLE(row * 8)
);

const int64: Reader = (vector, rows, column) => {
  const bytes = bytesOf(vector, rows * 8);
  return (row) => {
    const value = bytes.readInt32LE(row * 8 + 4) * TWO_TO_32 + bytes.readUInt32LE(row * 8);
    if (!Number.isSafeInteger(value)) return plain(bytes.readBigInt64LE(row * 8), column);
    return value;
  };
};

const text: Reader = (vector, rows) => {
  const bytes = bytesOf(vector, rows * STRING_BYTES);
  return (row) => {
    const at = row * STRING_BYTES;
    const length = bytes.readUInt32LE(at);
    if (length <= INLINE_BYTES) return bytes.toString('utf8', at + 4, at + 4 + length);
    const far = duckdb.get_data_from_pointer(bytes.buffer as ArrayBuffer, bytes.byteOffset + at + 8, length);
    return Buffer.from(far.buffer, far.byteOffset, length).toString('utf8');
  };
};

const READERS: { [type in DuckDBTypeId]?: Reader } = {
  [DuckDBTypeId.TINYINT]: int8,
  [DuckDBTypeId.BOOLEAN]: truth,
  [DuckDBTypeId.SMALLINT]: int16,
  [DuckDBTypeId.INTEGER]: int32,
  [DuckDBTypeId.BIGINT]: int64,
  [DuckDBTypeId.DOUBLE]: double,
  [DuckDBTypeId.VARCHAR]: text
};

/** Appends a chunk's rows. The driver's own way makes a BigInt for every value that may be missing. */
export function readChunk(
  chunk: DuckDBDataChunk,
  names: readonly string[],
  types: readonly DuckDBType[],
  to: Row[]
): void {
  const rows = chunk.rowCount;
  const columns = names.map((name, index) => {
    const reader = READERS[types[index]!.typeId];
    if (!reader) return (row: number) => plain(chunk.getColumnVector(index).getItem(row), name);
    const vector = duckdb.data_chunk_get_vector(chunk.chunk, index);
    const read = reader(vector, rows, name);
    const valid = duckdb.vector_get_validity(vector, Math.ceil(rows / 64) * 8);
    if (!valid) return read;
    return (row: number) => (valid[row >> 3]! & (1 << (row & 7)) ? read(row) : null);
  });
  for (let row = 0; row < rows; row++) {
    const values: Row = {};
    for (let index = 0; index < names.length; index++) values[names[index]!] = columns[index]!(row);
    to.push(values);
  }
}
