import { parentPort } from 'node:worker_threads';

// DuckDB's Node worker expects the globals of a web worker, and prints every error it also sends back.
globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
parentPort.on('message', (data) => globalThis.onmessage({ data }));
console.log = () => {};
console.error = () => {};
await import('@duckdb/duckdb-wasm/dist/duckdb-node-eh.worker.cjs');
