import { mkdtemp, mkdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../tools/serve.mjs';

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-PAGE='; style-src-attr 'sha256-STYLE='";
const page = (text: string) =>
  `<!doctype html><meta http-equiv="content-security-policy" content="${POLICY}"><p>${text}</p>`;
const program = 'export const answer = 42;\n'.repeat(50);

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

let folder: string;
let site: Awaited<ReturnType<typeof serve>>;

// node:http sends the path as written; fetch would tidy `..` away before it leaves.
function ask(target: string, headers: OutgoingHttpHeaders = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: site.port, path: target, method, headers };
    request(options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) })
      );
    })
      .once('error', reject)
      .end();
  });
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'decorum-serve-'));
  const root = path.join(folder, 'build');
  await mkdir(path.join(root, '_app/immutable'), { recursive: true });
  await mkdir(path.join(root, 'guide'), { recursive: true });
  const files: Record<string, string | Buffer> = {
    'index.html': page('home'),
    'rules.html': page('rules'),
    'guide/index.html': page('guide'),
    'engine.wasm': 'wasm',
    'rulebook.yaml': 'id: x\n',
    '_app/immutable/worker.js': program,
    '_app/immutable/worker.js.gz': gzipSync(program),
    'stale.js': 'new',
    'stale.js.gz': gzipSync('old'),
    '.hidden': 'secret',
    '../outside.txt': 'secret'
  };
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(root, name), text);
  await utimes(path.join(root, 'stale.js.gz'), 1_000_000, 1_000_000);
  await symlink(path.join(folder, 'outside.txt'), path.join(root, 'link.txt'));
  site = await serve({ root, port: 0 });
});

afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

describe('security headers', () => {
  test.each([
    '/',
    '/rules',
    '/_app/immutable/worker.js',
    '/engine.wasm',
    '/missing',
    '/../outside.txt',
    '/rules/'
  ])('%s carries every one of them, whatever the answer', async (target) => {
    const { headers } = await ask(target);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; .*; frame-ancestors 'none'$/);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin'
    });
    expect(headers['permissions-policy']).toContain('geolocation=()');
  });

  test('a page is sent the policy it was built with, hashes included', async () => {
    const { headers } = await ask('/');
    expect(headers['content-security-policy']).toBe(`${POLICY}; frame-ancestors 'none'`);
  });

  test('a worker script is sent the same policy without the hashes of pages', async () => {
    const { headers } = await ask('/_app/immutable/worker.js');
    expect(headers['content-security-policy']).toBe(
      `${POLICY.replace(" 'sha256-PAGE='", '')}; frame-ancestors 'none'`
    );
  });
});

describe('finding files', () => {
  test.each([
    '/../outside.txt',
    '/%2e%2e/outside.txt',
    '/..%2foutside.txt',
    '/guide/..%5c..%5coutside.txt',
    '/guide/../../outside.txt',
    '/link.txt',
    '/.hidden',
    '/%00',
    '/%E0%A4%A'
  ])('%s does not exist', async (target) => {
    const { status, body } = await ask(target);
    expect(status).toBe(404);
    expect(body.toString()).not.toContain('secret');
  });

  test.each([
    ['/', 'home'],
    ['/?a=1', 'home'],
    ['/rules', 'rules'],
    ['/guide/', 'guide']
  ])('%s is the page "%s"', async (target, text) => {
    const { status, headers, body } = await ask(target);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(body.toString()).toBe(page(text));
  });

  test.each([
    ['/rules/?a=1', '/rules?a=1'],
    ['//rules/', '/rules'],
    ['/guide', '/guide/']
  ])('%s is sent on to %s, so that relative links hold', async (target, location) => {
    const { status, headers } = await ask(target);
    expect(status).toBe(308);
    expect(headers.location).toBe(location);
  });

  test('media types are those a browser needs', async () => {
    expect((await ask('/engine.wasm')).headers['content-type']).toBe('application/wasm');
    expect((await ask('/rulebook.yaml')).headers['content-type']).toBe('text/yaml; charset=utf-8');
    expect((await ask('/_app/immutable/worker.js')).headers['content-type']).toBe(
      'text/javascript; charset=utf-8'
    );
  });

  test('only reading is possible', async () => {
    expect((await ask('/', {}, 'POST')).status).toBe(405);
    const head = await ask('/rules', {}, 'HEAD');
    expect(head).toMatchObject({ status: 200, body: Buffer.alloc(0) });
    expect(Number(head.headers['content-length'])).toBe(page('rules').length);
  });
});

describe('compression and caching', () => {
  const script = '/_app/immutable/worker.js';

  test('the compressed copy goes to those who accept it', async () => {
    const packed = await ask(script, { 'accept-encoding': 'br, gzip;q=0.8' });
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(gunzipSync(packed.body).toString()).toBe(program);
  });

  test.each([{}, { 'accept-encoding': 'br' }, { 'accept-encoding': 'gzip;q=0' }])(
    'the original goes to those who do not (%o)',
    async (accept) => {
      const plain = await ask(script, accept);
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(plain.body.toString()).toBe(program);
    }
  );

  test('a compressed copy older than its original is not used', async () => {
    expect((await ask('/stale.js', { 'accept-encoding': 'gzip' })).body.toString()).toBe('new');
  });

  test('an unchanged file is answered by 304 in the coding it was cached in, and only then', async () => {
    for (const accept of [{}, { 'accept-encoding': 'gzip' }]) {
      const { etag = '' } = (await ask(script, accept)).headers;
      const again = await ask(script, { ...accept, 'if-none-match': `"other", W/${etag}` });
      expect(again).toMatchObject({ status: 304, body: Buffer.alloc(0) });
      expect(again.headers['content-security-policy']).toContain('frame-ancestors');
    }
    expect((await ask(script, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  test('only files whose name holds their content are kept for ever', async () => {
    const caching = async (target: string) => (await ask(target)).headers['cache-control'];
    expect(await caching(script)).toBe('public,max-age=31536000,immutable');
    expect(await caching('/rules')).toBe('no-cache');
    expect(await caching('/_app/immutable/gone.js')).toBe('no-cache');
  });
});

test('a taken port is passed over for the next free one', async () => {
  const second = await serve({ root: path.join(folder, 'build'), port: site.port });
  try {
    expect(second.port).toBeGreaterThan(site.port);
    expect(second.url).toBe(`http://localhost:${second.port}`);
  } finally {
    await second.close();
  }
});

test('a build without a policy is served with a closed one', async () => {
  const bare = path.join(folder, 'bare');
  await mkdir(bare);
  await writeFile(path.join(bare, 'index.html'), '<p>bare</p>');
  const other = await serve({ root: bare, port: 0 });
  try {
    const { headers } = await fetch(other.url);
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
  } finally {
    await other.close();
  }
});
