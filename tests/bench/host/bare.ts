import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger } from '@duckdb/duckdb-wasm';
import { DUCKDB_WASM_URLS } from '#lib/engines/duckdb-wasm/assets';
import { COUNTS, NARROW, readCsv, RULES } from '../../../tools/bench/statements.mjs';

export interface BareTimes {
  read: number;
  narrow: number;
  rules: Record<string, number>;
  found: Record<string, number>;
}

/** Seconds of the bare statements on DuckDB-Wasm as it comes, file included. */
export async function measureBare(file: File): Promise<BareTimes> {
  const worker = new Worker(DUCKDB_WASM_URLS.workerUrl);
  const database = new AsyncDuckDB(new VoidLogger(), worker);
  await database.instantiate(new URL(DUCKDB_WASM_URLS.wasmUrl, location.href).href);
  await database.open({});
  const connection = await database.connect();
  const seconds = async (statement: string) => {
    const start = performance.now();
    await connection.query(statement);
    return (performance.now() - start) / 1000;
  };
  try {
    for (const setting of ['autoinstall_known_extensions', 'autoload_known_extensions']) {
      await connection.query(`SET ${setting} = false`);
    }
    await database.registerFileHandle('contacts.csv', file, DuckDBDataProtocol.BROWSER_FILEREADER, true);
    const read = await seconds(readCsv('contacts.csv'));
    const narrow = await seconds(NARROW);
    const rules: Record<string, number> = {};
    for (const [name, statement] of Object.entries(RULES)) rules[name] = await seconds(statement);
    const [found] = (await connection.query(COUNTS)).toArray();
    return { read, narrow, rules, found: { ...found.toJSON() } };
  } finally {
    await database.terminate();
  }
}
