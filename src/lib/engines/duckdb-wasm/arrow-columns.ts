import {
  batchType,
  bool,
  Column,
  float64,
  int32,
  int64,
  int8,
  nullType,
  tableFromColumns,
  tableToIPC,
  utf8,
  type Batch,
  type DataType
} from '@uwdata/flechette';
import type { ColumnData, Columns, TextBytes } from '#lib/core/engine';
import { encodeText } from './encode-text';

type Part = { values?: unknown; validity?: Uint8Array; offsets?: Int32Array; nullCount?: number };

const NO_NULLS = new Uint8Array(0);

/** Rows `from` ≤ i < `to` as one Arrow IPC stream with the table's columns in the table's order; those not given are null. */
export function encodeRows(order: readonly string[], columns: Columns, from: number, to: number): Uint8Array {
  const entries = order.map((name): [string, Column<unknown>] => {
    const data = columns[name];
    return [
      name,
      data ? encodeColumn(data, from, to) : column(nullType(), to - from, { nullCount: to - from })
    ];
  });
  return tableToIPC(tableFromColumns(entries), { format: 'stream' })!;
}

function encodeColumn(data: ColumnData, from: number, to: number): Column<unknown> {
  const length = to - from;
  if (data.type === 'text') {
    const values = data.values.slice(from, to);
    const { offsets, bytes } = encodeText(values);
    return column(utf8(), length, {
      offsets,
      values: bytes,
      ...bits(length, (i) => typeof values[i] === 'string')
    });
  }
  const { valid } = data;
  const nulls = valid ? bits(length, (i) => valid[from + i] === 1) : {};
  if (data.type === 'utf8') return column(utf8(), length, { ...textBytes(data, from, to), ...nulls });
  const { values } = data;
  switch (data.type) {
    case 'int8':
      return column(int8(), length, { values: typed(Int8Array, values, from, to), ...nulls });
    case 'int32':
      return column(int32(), length, { values: typed(Int32Array, values, from, to), ...nulls });
    case 'double':
      return column(float64(), length, { values: typed(Float64Array, values, from, to), ...nulls });
    case 'int64':
      return column(int64(), length, { values: words(values, from, to), ...nulls });
    case 'boolean':
      return column(bool(), length, {
        values: bits(length, (i) => values[from + i] === 1, true).validity,
        ...nulls
      });
  }
}

function textBytes({ offsets, bytes }: TextBytes, from: number, to: number): Part {
  const start = offsets[from]!;
  const values = bytes.subarray(start, offsets[to]);
  const own = offsets.subarray(from, to + 1);
  return { offsets: start === 0 ? own : own.map((offset) => offset - start), values };
}

function column(type: DataType, length: number, part: Part): Column<unknown> {
  const Type = batchType(type) as unknown as new (options: object) => Batch<unknown>;
  return new Column([new Type({ length, nullCount: 0, type, validity: NO_NULLS, ...part })], type);
}

interface TypedArrayMaker<T> {
  new (length: number): T;
}

function typed<T extends Int8Array | Int32Array | Float64Array>(
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

const TWO_TO_32 = 2 ** 32;

/** Whole numbers as little-endian 64-bit words, without a BigInt per value. */
function words(values: ArrayLike<number>, from: number, to: number): BigInt64Array {
  const halves = new Int32Array((to - from) * 2);
  for (let i = from, at = 0; i < to; i++) {
    const value = values[i]!;
    const high = Math.floor(value / TWO_TO_32);
    halves[at++] = value - high * TWO_TO_32;
    halves[at++] = high;
  }
  return new BigInt64Array(halves.buffer);
}

/** A bit per row, least significant first; no bytes at all when every bit is set, unless `always`. */
function bits(
  length: number,
  isSet: (row: number) => boolean,
  always = false
): { validity: Uint8Array; nullCount: number } {
  const validity = new Uint8Array((length + 7) >> 3);
  let set = 0;
  for (let row = 0; row < length; row++) {
    if (!isSet(row)) continue;
    validity[row >> 3]! |= 1 << (row & 7);
    set++;
  }
  return { validity: set === length && !always ? NO_NULLS : validity, nullCount: length - set };
}
