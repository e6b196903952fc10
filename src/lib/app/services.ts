import { proxy, wrap } from 'comlink';
import type { Backend } from '#lib/app/state';
import { DUCKDB_WASM_URLS } from '#lib/engines/duckdb-wasm/assets';
import workerUrl from './worker.ts?worker&url';
import type { WorkerStart } from './worker';

interface Entry {
  start(settings: WorkerStart): Promise<void>;
  ask(question: string, ...args: unknown[]): Promise<unknown>;
}

/** A module worker made of a blob: it inherits the page's content security policy, one loaded by URL does not. */
function startWorker(): Worker {
  const script = `import ${JSON.stringify(new URL(workerUrl, location.href).href)};`;
  const blobUrl = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  return new Worker(blobUrl, { type: 'module' });
}

const absolute = (url: string): string => new URL(url, location.href).href;

/**
 * Starts the worker that holds the data and hands out its questions as functions. `root` is where the program is served,
 * ending in `/`. Calls wait until the worker is there; every call rejects when it could not start.
 */
export function openBackend(root: string): Backend {
  const worker = startWorker();
  const entry = wrap<Entry>(worker);
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) =>
      reject(new Error(event.message || 'the worker could not be started'))
    );
  });
  failed.catch(() => undefined);
  const { wasmUrl, workerUrl: engineUrl } = DUCKDB_WASM_URLS;
  const started = entry.start({
    root: absolute(root),
    engine: { wasmUrl: absolute(wasmUrl), workerUrl: absolute(engineUrl) }
  });
  started.catch(() => undefined);
  const ask = async (question: string, args: unknown[]): Promise<unknown> => {
    await Promise.race([started, failed]);
    return Promise.race([
      entry.ask(question, ...args.map((arg) => (typeof arg === 'function' ? proxy(arg as never) : arg))),
      failed
    ]);
  };
  return new Proxy({} as Backend, {
    get: (_, question) =>
      typeof question === 'string' && question !== 'then'
        ? (...args: unknown[]) => ask(question, args)
        : undefined
  });
}
