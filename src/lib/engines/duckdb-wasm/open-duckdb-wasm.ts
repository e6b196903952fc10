import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import type { Engine } from '#lib/core/engine';
import { DuckDbWasmEngine } from './duckdb-wasm-engine';

/** How long a query runs before it lets a cancel through. */
const MILLISECONDS_BETWEEN_POLLS = 20;

/** External access off closes files, extensions and the network; it is what keeps `at time zone` from fetching icu. */
const SETTINGS = [
  'SET autoinstall_known_extensions = false',
  'SET autoload_known_extensions = false',
  'SET enable_external_access = false',
  'SET lock_configuration = true'
];

/** An in-memory database in the given DuckDB worker. */
export async function openDuckDbWasm(worker: Worker, wasmUrl: string): Promise<Engine> {
  const database = new AsyncDuckDB(new VoidLogger(), worker);
  await database.instantiate(wasmUrl);
  await database.open({ query: { queryPollingInterval: MILLISECONDS_BETWEEN_POLLS } });
  const connection = await database.connectInternal();
  for (const setting of SETTINGS) await database.runQuery(connection, setting);
  const version = (await database.getVersion()).replace(/^v/, '');
  return new DuckDbWasmEngine(version, database, connection);
}
