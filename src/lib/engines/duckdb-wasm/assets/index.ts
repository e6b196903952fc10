/// <reference types="vite/client" />
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import type { DuckDbWasmUrls } from '../create-duckdb-wasm';

/** The two files of DuckDB as the bundler serves them. Only where Vite builds; tests in Node bring their own. */
export const DUCKDB_WASM_URLS: DuckDbWasmUrls = { wasmUrl, workerUrl };
