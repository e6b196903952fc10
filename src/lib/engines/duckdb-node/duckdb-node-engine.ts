import duckdb from '@duckdb/node-bindings';
import { DuckDBDataChunk, type DuckDBConnection, type DuckDBInstance } from '@duckdb/node-api';
import { QueryError, type Columns, type Engine, type Row } from '#lib/core/engine';
import { name as identifier, type Fragment } from '#lib/core/sql';
import { readChunk } from './chunk-reader';
import { CHUNK_TYPES, writeColumn } from './chunk-writer';
import { Turns, untilAborted } from './turns';
import { parameter } from './values';

const MILLISECONDS_BETWEEN_INTERRUPTS = 5;

/** The Engine port over one connection of native DuckDB. */
export class DuckDbNodeEngine implements Engine {
  readonly name = 'duckdb';
  readonly #turns = new Turns();

  constructor(
    readonly version: string,
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection
  ) {}

  append(table: string, columns: Columns, rows: number): Promise<void> {
    const { sql } = identifier(table);
    return this.#turns.take(async () => {
      try {
        await this.connection.run('begin');
        await this.#append(sql, columns, rows);
        await this.connection.run('commit');
      } catch (cause) {
        await this.connection.run('rollback').catch(() => undefined);
        throw new QueryError(`insert into ${sql}`, cause);
      }
    });
  }

  query<T extends Row = Row>(statement: Fragment, { signal }: { signal?: AbortSignal } = {}): Promise<T[]> {
    const work = this.#turns.take(async () => {
      signal?.throwIfAborted();
      let repeat: ReturnType<typeof setInterval> | undefined;
      const interrupt = () => {
        // an interrupt that comes before the statement has begun is forgotten
        repeat = setInterval(() => this.connection.interrupt(), MILLISECONDS_BETWEEN_INTERRUPTS);
      };
      signal?.addEventListener('abort', interrupt);
      try {
        return (await this.#rows(statement)) as T[];
      } catch (cause) {
        throw new QueryError(statement.sql, cause);
      } finally {
        clearInterval(repeat);
        signal?.removeEventListener('abort', interrupt);
      }
    });
    return untilAborted(work, signal);
  }

  async close(): Promise<void> {
    await this.#turns.take(async () => {
      this.connection.closeSync();
      this.instance.closeSync();
    });
  }

  async #append(table: string, columns: Columns, rows: number): Promise<void> {
    const order = (await this.connection.run(`select * from ${table} limit 0`)).columnNames();
    const unknown = Object.keys(columns).find((column) => !order.includes(column));
    if (unknown) throw new Error(`${table} has no column ${unknown}`);
    const appender = await this.connection.createAppender(table);
    const chunk = DuckDBDataChunk.create(
      order.map((column, index) => {
        const data = columns[column];
        return data ? CHUNK_TYPES[data.type] : appender.columnType(index);
      })
    );
    const size = duckdb.vector_size();
    for (let from = 0; from < rows; from += size) {
      const to = Math.min(rows, from + size);
      chunk.reset();
      chunk.rowCount = to - from;
      order.forEach((column, index) => {
        writeColumn(duckdb.data_chunk_get_vector(chunk.chunk, index), columns[column], from, to);
      });
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
  }

  async #rows({ sql, params }: Fragment): Promise<Row[]> {
    const bound = params.map(parameter);
    const result = await this.connection.run(
      sql,
      bound.map(({ value }) => value),
      bound.map(({ type }) => type)
    );
    const names = result.columnNames();
    const types = result.columnTypes();
    const rows: Row[] = [];
    for (const chunk of await result.fetchAllChunks()) readChunk(chunk, names, types, rows);
    return rows;
  }
}
