/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference types="@sveltejs/kit" />
import { base, prerendered, version } from '$service-worker';

/** Keeps the program, never the data: after one visit it opens and works without its server. */
const worker = globalThis.self as unknown as ServiceWorkerGlobalScope;

const PREFIX = 'decorum-';
const NAME = `${PREFIX}${version}`;
/** Names in this folder change with their content, so that a copy is never old. */
const UNCHANGING = `${base}/_app/immutable/`;
/** Large, and asked for by few: kept once somebody has used them. */
const KEPT_WHEN_USED = /\.(ttf|otf)$/;

/** A redirected answer may not stand for a page. */
const plain = (answer: Response): Response =>
  answer.redirected ? new Response(answer.body, { status: answer.status, headers: answer.headers }) : answer;

async function ask(path: string): Promise<Response> {
  const answer = await fetch(path, { cache: path.startsWith(UNCHANGING) ? 'default' : 'no-cache' });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return plain(answer);
}

async function keepAll(): Promise<void> {
  const cache = await caches.open(NAME);
  const files = (await (await ask(`${base}/kept.json`)).json()) as string[];
  await Promise.all(
    [...files.map((file) => `${base}/${file}`), ...prerendered].map(async (path) => {
      const old = path.startsWith(UNCHANGING) ? await caches.match(path) : undefined;
      return cache.put(path, old ?? (await ask(path)));
    })
  );
}

async function forgetOld(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== NAME).map((name) => caches.delete(name))
  );
}

const kept = async (path: string): Promise<Response | undefined> =>
  (await caches.open(NAME)).match(path, { ignoreVary: true });

/** Files with a name of their own come from the copy; what may have changed comes from the server while there is one. */
async function answer(request: Request, path: string): Promise<Response> {
  if (path.startsWith(UNCHANGING)) {
    const copy = await kept(path);
    if (copy) return copy;
  }
  try {
    const fresh = await fetch(request);
    if (fresh.ok && KEPT_WHEN_USED.test(path)) await (await caches.open(NAME)).put(path, fresh.clone());
    return fresh;
  } catch (error) {
    const copy = await kept(path);
    if (copy) return copy;
    throw error;
  }
}

worker.addEventListener('install', (event) => event.waitUntil(keepAll()));
worker.addEventListener('activate', (event) =>
  event.waitUntil(forgetOld().then(() => worker.clients.claim()))
);
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin || request.headers.has('range')) return;
  event.respondWith(answer(request, pathname));
});
