import { STORED_CONTACT } from '#lib/core/domain';
import type { ColumnData, Columns } from '#lib/core/engine';
import { createDuckDbWasm } from '#lib/engines/duckdb-wasm';
import { DUCKDB_WASM_URLS } from '#lib/engines/duckdb-wasm/assets';

const OF_TYPE: Record<string, (rows: number) => ColumnData> = {
  VARCHAR: (rows) => ({
    type: 'text',
    values: Array.from({ length: rows }, (_, row) => `C${String(row).padStart(8, '0')}`)
  }),
  TINYINT: (rows) => ({ type: 'int8', values: Int8Array.from({ length: rows }, (_, row) => row % 7) }),
  INTEGER: (rows) => ({
    type: 'int32',
    values: Int32Array.from({ length: rows }, (_, row) => (row * 7919) % 150_000)
  }),
  BIGINT: (rows) => ({
    type: 'int64',
    values: Float64Array.from({ length: rows }, (_, row) => 1_767_571_200 + row * 15)
  }),
  DOUBLE: (rows) => ({
    type: 'double',
    values: Float64Array.from({ length: rows }, (_, row) => row % 600),
    valid: Uint8Array.from({ length: rows }, (_, row) => row % 2)
  }),
  BOOLEAN: (rows) => ({ type: 'boolean', values: Uint8Array.from({ length: rows }, (_, row) => row % 2) })
};

/** Seconds to append `rows` rows of the contact table, every column filled, through the engine the product uses. */
export async function measureAppend(
  rows: number
): Promise<{ seconds: number; columns: number; open: number }> {
  const columns: Columns = {};
  for (const [name, type] of Object.entries(STORED_CONTACT)) columns[name] = OF_TYPE[type]!(rows);
  const opening = performance.now();
  const engine = await createDuckDbWasm(DUCKDB_WASM_URLS);
  const open = (performance.now() - opening) / 1000;
  try {
    const definitions = Object.entries(STORED_CONTACT).map(([name, type]) => `${name} ${type}`);
    await engine.query({ sql: `create table contact (${definitions.join(', ')})`, params: [] });
    const start = performance.now();
    await engine.append('contact', columns, rows);
    return { seconds: (performance.now() - start) / 1000, columns: definitions.length, open };
  } finally {
    await engine.close();
  }
}
