export * from './create-duckdb-wasm';
export * from './open-duckdb-wasm';
