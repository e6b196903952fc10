import { DuckDBInstance } from '@duckdb/node-api';
import type { Engine } from '#lib/core/engine';
import { DuckDbNodeEngine } from './duckdb-node-engine';

export interface DuckDbNodeOptions {
  /** A database file; in memory when absent. */
  path?: string;
  /** As DuckDB writes it: `2GB`. Its own default is 80 % of the machine's memory. */
  memoryLimit?: string;
  /** Its own default is one per core. */
  threads?: number;
}

/** Native DuckDB, without network or files other than `path`. Aborting a query interrupts it. Source: @duckdb/node-api 1.4.4. */
export async function createDuckDbNode({
  path,
  memoryLimit,
  threads
}: DuckDbNodeOptions = {}): Promise<Engine> {
  const instance = await DuckDBInstance.create(path ?? ':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    enable_external_access: 'false',
    ...(memoryLimit ? { memory_limit: memoryLimit } : {}),
    ...(threads ? { threads: String(threads) } : {})
  });
  const connection = await instance.connect();
  await connection.run('SET lock_configuration = true');
  const [[version]] = (await (await connection.run('select version()')).getRows()) as [[string]];
  return new DuckDbNodeEngine(version.replace(/^v/, ''), instance, connection);
}
