import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream';
import { policyOfPage, securityHeaders } from './headers.mjs';
import { compressedSibling, locate } from './locate.mjs';
import { mediaType } from './mime.mjs';

const IMMUTABLE_PREFIX = '/_app/immutable/';

function acceptsGzip(header = '') {
  return header.split(',').some((part) => {
    const [coding, ...params] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    return (coding === 'gzip' || coding === '*') && !params.some((param) => /^q=0(\.0*)?$/.test(param));
  });
}

function etagOf({ size, mtimeMs }, coding) {
  return `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}${coding ? '-gz' : ''}"`;
}

function matchesEtag(header = '', etag) {
  return header.split(',').some((part) => part.trim().replace(/^W\//, '') === etag || part.trim() === '*');
}

async function policyFor(file, sitePolicy) {
  if (!file.endsWith('.html')) return sitePolicy;
  return policyOfPage(await readFile(file, 'utf8')) ?? sitePolicy;
}

function sendText(request, response, status, text, headers) {
  const body = Buffer.from(`${text}\n`);
  response.writeHead(status, {
    ...headers,
    'content-type': 'text/plain; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-cache'
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

async function sendFile(request, response, original, { status, pathname, sitePolicy }) {
  const compressed = acceptsGzip(request.headers['accept-encoding']) && (await compressedSibling(original));
  const chosen = compressed || original;
  const etag = etagOf(chosen, compressed);
  const headers = {
    ...securityHeaders(await policyFor(original.file, sitePolicy)),
    'content-type': mediaType(original.file),
    'cache-control':
      status === 200 && pathname.startsWith(IMMUTABLE_PREFIX)
        ? 'public,max-age=31536000,immutable'
        : 'no-cache',
    vary: 'accept-encoding',
    etag
  };
  if (status === 200 && matchesEtag(request.headers['if-none-match'], etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  if (compressed) headers['content-encoding'] = 'gzip';
  response.writeHead(status, { ...headers, 'content-length': chosen.size });
  if (request.method === 'HEAD') response.end();
  else pipeline(createReadStream(chosen.file), response, () => undefined);
}

/** Answers one request from the files under `root`. `sitePolicy` is the policy of everything that is no page. */
export async function respond(request, response, { root, sitePolicy }) {
  const headers = securityHeaders(sitePolicy);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    sendText(request, response, 405, 'This server only hands out files.', { ...headers, allow: 'GET, HEAD' });
    return;
  }
  const [pathname, query] = request.url.split(/\?(.*)/s);
  const found = await locate(root, pathname);
  if (found?.redirect) {
    const location = query ? `${found.redirect}?${query}` : found.redirect;
    response.writeHead(308, { ...headers, location, 'content-length': 0 }).end();
    return;
  }
  if (found) {
    await sendFile(request, response, found, { status: 200, pathname, sitePolicy });
    return;
  }
  const page = await locate(root, '/404.html');
  if (page?.file === path.join(root, '404.html')) {
    await sendFile(request, response, page, { status: 404, pathname, sitePolicy });
    return;
  }
  sendText(request, response, 404, 'There is no such page here.', headers);
}
