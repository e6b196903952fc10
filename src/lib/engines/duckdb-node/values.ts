import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  INTEGER,
  SQLNULL,
  VARCHAR,
  type DuckDBType,
  type DuckDBValue
} from '@duckdb/node-api';
import type { SqlValue } from '#lib/core/sql';

const INT32_MAX = 2 ** 31 - 1;

/** A parameter and its type: whole numbers are integers, as they are in the browser. */
export function parameter(value: SqlValue): { value: DuckDBValue; type: DuckDBType } {
  if (value === null) return { value, type: SQLNULL };
  if (typeof value === 'string') return { value, type: VARCHAR };
  if (typeof value === 'boolean') return { value, type: BOOLEAN };
  if (!Number.isSafeInteger(value)) return { value, type: DOUBLE };
  if (Math.abs(value) <= INT32_MAX) return { value, type: INTEGER };
  return { value: BigInt(value), type: BIGINT };
}

/** A value of a result as null, boolean, number or string. Throws when none of them holds it exactly. */
export function plain(value: DuckDBValue, column: string): SqlValue {
  if (value === null || typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
    return value;
  if (typeof value === 'bigint') return exact(value);
  if (value instanceof DuckDBDecimalValue) return exact(value.value) / 10 ** value.scale;
  if (value instanceof DuckDBDateValue) return new Date(value.days * 86_400_000).toISOString().slice(0, 10);
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue) {
    return new Date(Math.floor(Number(value.micros) / 1000)).toISOString();
  }
  throw new TypeError(`column ${column} has a type rows cannot hold; cast it`);
}

function exact(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${value} is beyond ±2^53`);
  return number;
}
