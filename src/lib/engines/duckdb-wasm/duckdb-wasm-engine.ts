import type { AsyncDuckDB } from '@duckdb/duckdb-wasm';
import { QueryError, type Columns, type Engine, type Row } from '#lib/core/engine';
import { name as identifier, type Fragment } from '#lib/core/sql';
import { encodeRows } from './arrow-columns';
import { refusal } from './guard';
import { literal, withLiterals } from './literals';
import { decodeColumnNames, decodeRows } from './rows';
import { Turns, untilAborted } from './turns';

/** DuckDB's row group: less is slower, more only takes memory. */
const ROWS_PER_INSERT = 122_880;
const CAN_BE_PREPARED_BY_NAME = /^\s*(select|with|from|values|insert|update|delete)\b/i;

/** The Engine port over one connection of an opened AsyncDuckDB. */
export class DuckDbWasmEngine implements Engine {
  readonly name = 'duckdb-wasm';
  readonly #turns = new Turns();

  constructor(
    readonly version: string,
    private readonly database: AsyncDuckDB,
    private readonly connection: number
  ) {}

  append(table: string, columns: Columns, rows: number): Promise<void> {
    return this.#turns.take(async () => {
      const probe = `select * from ${identifier(table).sql} limit 0`;
      const order = decodeColumnNames(await this.#run(probe));
      const unknown = Object.keys(columns).find((column) => !order.includes(column));
      if (unknown) throw new QueryError(probe, new Error(`${table} has no column ${unknown}`));
      await this.#run('begin');
      try {
        await this.#insertAll(table, order, columns, rows);
        await this.#run('commit');
      } catch (error) {
        await this.#run('rollback').catch(() => undefined);
        throw error;
      }
    });
  }

  async query<T extends Row = Row>(
    statement: Fragment,
    { signal }: { signal?: AbortSignal } = {}
  ): Promise<T[]> {
    signal?.throwIfAborted();
    const reason = refusal(statement.sql);
    if (reason) throw new QueryError(statement.sql, new Error(reason));
    const work = this.#turns.take(async () => {
      try {
        return decodeRows(await this.#fetch(statement, signal)) as T[];
      } catch (cause) {
        throw new QueryError(statement.sql, cause);
      }
    });
    return untilAborted(work, signal);
  }

  async close(): Promise<void> {
    await this.database.terminate();
  }

  /** One batch is encoded here while the worker inserts the one before. */
  async #insertAll(table: string, order: readonly string[], columns: Columns, rows: number): Promise<void> {
    let sent: Promise<void> = Promise.resolve();
    for (let from = 0; from < rows; from += ROWS_PER_INSERT) {
      const stream = encodeRows(order, columns, from, Math.min(rows, from + ROWS_PER_INSERT));
      await sent;
      sent = this.#insert(table, stream);
      sent.catch(() => undefined);
    }
    await sent;
  }

  async #insert(table: string, stream: Uint8Array): Promise<void> {
    try {
      await this.database.insertArrowFromIPCStream(this.connection, stream, { name: table, create: false });
    } catch (cause) {
      throw new QueryError(`insert into ${table}`, cause);
    }
  }

  async #run(sql: string): Promise<Uint8Array> {
    try {
      return await this.database.runQuery(this.connection, sql);
    } catch (cause) {
      throw new QueryError(sql, cause);
    }
  }

  async #fetch({ sql, params }: Fragment, signal: AbortSignal | undefined): Promise<Uint8Array[]> {
    signal?.throwIfAborted();
    if (params.length === 0) return this.#fetchPending(sql, signal);
    if (!CAN_BE_PREPARED_BY_NAME.test(sql)) return this.#fetchPending(withLiterals(sql, params), signal);
    await this.database.runQuery(this.connection, `prepare decorum_query as ${sql}`);
    return this.#fetchPending(`execute decorum_query(${params.map(literal).join(', ')})`, signal);
  }

  /** In steps, so that a cancel gets in between; `runQuery` and `runPrepared` hold the worker to the end. */
  async #fetchPending(sql: string, signal: AbortSignal | undefined): Promise<Uint8Array[]> {
    const { database, connection } = this;
    signal?.throwIfAborted();
    let header = await database.startPendingQuery(connection, sql);
    while (header === null && !signal?.aborted) header = await database.pollPendingQuery(connection);
    const messages = header ? [header] : [];
    while (!signal?.aborted) {
      const batch = await database.fetchQueryResults(connection);
      if (!batch || batch.length === 0) return messages;
      messages.push(batch);
    }
    await database.cancelPendingQuery(connection);
    throw signal.reason;
  }
}
