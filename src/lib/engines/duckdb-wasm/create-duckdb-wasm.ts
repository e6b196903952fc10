import type { Engine } from '#lib/core/engine';
import { openDuckDbWasm } from './open-duckdb-wasm';

/** Where `duckdb-eh.wasm` and `duckdb-browser-eh.worker.js` are served: same origin, absolute or relative to the caller. */
export interface DuckDbWasmUrls {
  wasmUrl: string;
  workerUrl: string;
}

/**
 * DuckDB in a worker of its own, in memory, without network or files. Call it from a page or a worker.
 * Aborting a query that has begun stops it within some 20 ms. Source: duckdb-wasm 1.32.0, bundle `eh`.
 */
export async function createDuckDbWasm({ wasmUrl, workerUrl }: DuckDbWasmUrls): Promise<Engine> {
  const absolute = (url: string) => new URL(url, globalThis.location.href).href;
  // A worker loaded by URL has no content security policy; one made of a blob inherits ours.
  const script = `importScripts(${JSON.stringify(absolute(workerUrl))});`;
  const blobUrl = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(blobUrl);
  try {
    return await openDuckDbWasm(worker, absolute(wasmUrl));
  } catch (error) {
    worker.terminate();
    throw error;
  } finally {
    URL.revokeObjectURL(blobUrl);
  }
}
