import { expose } from 'comlink';
import { Desk } from '#lib/app/workspace';
import { createDuckDbWasm, type DuckDbWasmUrls } from '#lib/engines/duckdb-wasm';

/** Addresses from the page: a worker made of a blob has none of its own to start from. All absolute. */
export interface WorkerStart {
  root: string;
  engine: DuckDbWasmUrls;
}

async function fetched(root: string, path: string): Promise<Response> {
  const response = await fetch(new URL(path, root));
  if (!response.ok) throw new Error(`${path}: the server answered ${response.status}`);
  return response;
}

let desk: Promise<Desk> | undefined;

const open = ({ root, engine }: WorkerStart): Promise<Desk> =>
  Desk.open(createDuckDbWasm(engine), {
    fetchText: async (path) => (await fetched(root, path)).text(),
    fetchFile: async (path) => (await fetched(root, path)).blob(),
    now: () => performance.now()
  });

/** The only call of the worker: the first opens the desk; every other is a question to it. */
expose({
  async start(settings: WorkerStart): Promise<void> {
    desk ??= open(settings);
    await desk;
  },
  async ask(question: keyof Desk, ...args: unknown[]): Promise<unknown> {
    const opened = await desk!;
    return (opened[question] as (...args: unknown[]) => unknown).apply(opened, args);
  }
});
