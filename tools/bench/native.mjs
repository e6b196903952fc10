import { DuckDBInstance } from '@duckdb/node-api';
import { COUNTS, NARROW, readCsv, RULES } from './statements.mjs';

const seconds = async (work) => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};

/** The bare statements on native DuckDB, two threads, in memory. */
export async function measureNative(file) {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  const read = await seconds(() => connection.run(readCsv(file)));
  const narrow = await seconds(() => connection.run(NARROW));
  const rules = {};
  for (const [name, statement] of Object.entries(RULES)) {
    rules[name] = await seconds(() => connection.run(statement));
  }
  const [[cap, cool, hours]] = await (await connection.run(COUNTS)).getRows();
  connection.closeSync();
  instance.closeSync();
  return { read, narrow, rules, found: { cap, cool, hours } };
}
