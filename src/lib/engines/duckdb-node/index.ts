export * from './create-duckdb-node';
