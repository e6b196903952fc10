import type { Fragment, SqlValue } from '#lib/core/sql';

export type Row = Record<string, SqlValue>;

/** Typed columns of equal length on their way into a table. `null` in `text` and a 0 in `valid` mean missing. */
export type ColumnData =
  | { type: 'text'; values: readonly (string | null)[] }
  | TextBytes
  | {
      type: 'int8' | 'int32' | 'int64' | 'double' | 'boolean';
      values: ArrayLike<number>;
      valid?: Uint8Array;
    };

/** Text that is UTF-8 already: row i is `bytes` from offsets[i] to offsets[i + 1]. */
export interface TextBytes {
  type: 'utf8';
  offsets: Int32Array;
  bytes: Uint8Array;
  valid?: Uint8Array;
}

/** `int64` values are whole numbers within ±2^53; `boolean` values are 0 or 1; `valid[i]` is 1 where row i has a value. */
export type Columns = Record<string, ColumnData>;

/** A statement failed. `sql` is what was sent; `cause` is the driver's own error. */
export class QueryError extends Error {
  constructor(
    readonly sql: string,
    cause: unknown
  ) {
    super(`${cause instanceof Error ? cause.message : String(cause)}\n${sql}`, { cause });
    this.name = 'QueryError';
  }
}

/** A database as the core sees it. Rows hold null, boolean, number (whole numbers within ±2^53) or string. */
export interface Engine {
  readonly name: string;
  readonly version: string;
  /** Appends rows; the table exists and has (at least) these columns. Columns not given become null. */
  append(table: string, columns: Columns, rows: number): Promise<void>;
  /** All rows of one statement. Throws QueryError; rejects with the signal's reason when aborted. */
  query<T extends Row = Row>(statement: Fragment, options?: { signal?: AbortSignal }): Promise<T[]>;
  close(): Promise<void>;
}
