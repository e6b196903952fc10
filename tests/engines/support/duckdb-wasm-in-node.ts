import { createRequire } from 'node:module';
import { Worker as Thread, type Transferable } from 'node:worker_threads';
import type { Engine } from '#lib/core/engine';
import { openDuckDbWasm } from '#lib/engines/duckdb-wasm';

const require = createRequire(import.meta.url);

/** The parts of a web worker that DuckDB's client uses, over a Node thread. */
function webWorker(thread: Thread): Worker {
  const worker = {
    addEventListener(type: string, listener: (event: unknown) => void) {
      if (type === 'message') thread.on('message', (data) => listener({ data }));
      else if (type === 'error') thread.on('error', (error) => listener({ error, message: error.message }));
      else thread.on('exit', () => listener({}));
    },
    removeEventListener() {},
    postMessage(message: unknown, transfer: Transferable[]) {
      thread.postMessage(message, transfer);
    },
    terminate() {
      void thread.terminate();
    }
  };
  return worker as unknown as Worker;
}

/** The engine of the browser, its wasm file included, in Node. Close it, or the thread keeps the process alive. */
export function createDuckDbWasmInNode(): Promise<Engine> {
  const thread = new Thread(new URL('./duckdb-worker.mjs', import.meta.url));
  return openDuckDbWasm(webWorker(thread), require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'));
}
