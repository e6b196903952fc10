// Serves the production build with the headers a host should send. Used by start, the tests and the bench.
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { securityHeaders, sitePolicy } from './server/headers.mjs';
import { respond } from './server/respond.mjs';

const LAST_PORT = 65_535;
const PORTS_TRIED = 200;

function listen(handler, port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer(handler);
    server.once('error', reject);
    server.listen({ port, host }, () => resolve(server));
  });
}

function close(servers) {
  return Promise.all(
    servers.map(
      (server) =>
        new Promise((resolve) => {
          server.close(resolve);
          server.closeAllConnections();
        })
    )
  );
}

// A browser may try either loopback address for "localhost", so a port counts as free only when both are.
async function listenOnLoopback(handler, port) {
  const first = await listen(handler, port, '127.0.0.1');
  try {
    return [first, await listen(handler, first.address().port, '::1')];
  } catch (error) {
    if (error.code !== 'EADDRINUSE') return [first];
    await close([first]);
    throw error;
  }
}

async function listenFrom(handler, port) {
  for (let tried = 0; ; tried += 1) {
    try {
      return await listenOnLoopback(handler, port === 0 ? 0 : port + tried);
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || tried === PORTS_TRIED || port + tried === LAST_PORT) throw error;
    }
  }
}

/**
 * Serves `root` on localhost, on `port` or the next free one (0 takes any free port).
 * Answers `{ url, port, close }`; `url` has no slash at its end.
 */
export async function serve({ root = 'build', port = 4173 } = {}) {
  const folder = path.resolve(root);
  const policy = await sitePolicy(folder);
  const servers = await listenFrom((request, response) => {
    respond(request, response, { root: folder, sitePolicy: policy }).catch(() => {
      if (!response.headersSent) response.writeHead(500, securityHeaders(policy));
      response.end();
    });
  }, port);
  const taken = servers[0].address().port;
  return { url: `http://localhost:${taken}`, port: taken, close: () => close(servers) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { portFrom } = await import('./setup/arguments.mjs');
  const root = fileURLToPath(new URL('../build', import.meta.url));
  const { url } = await serve({ root, port: portFrom(process.argv.slice(2), 4173) });
  console.log(`Serving ${path.relative(process.cwd(), root) || '.'} on ${url}`);
}
