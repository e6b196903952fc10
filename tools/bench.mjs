// Measures the production build against the bare database. Prints; decides nothing.
// node tools/bench.mjs [--rows N] [--changes N] [--bare]
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './setup/install.mjs';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    changes: { type: 'string', default: '30' },
    bare: { type: 'boolean', default: false }
  }
});
const rows = Number(values.rows);
const FIRST_PORT = 4330;

await ensureInstalled();
const { build, isBuilt } = await import('./build.mjs');
const { serve } = await import('./serve.mjs');
const { buildHost, measureBareInTab } = await import('./bench/bare.mjs');
const { openBrowser } = await import('./bench/browser.mjs');
const { SCHEMA, writeContacts } = await import('./bench/contacts.mjs');
const { watchRendererMemory } = await import('./bench/memory.mjs');
const { measureNative } = await import('./bench/native.mjs');
const { measureColdStart, measureLoad, measurePages } = await import('./bench/product.mjs');
const { reportBare, reportInput, reportProduct, reportRatios } = await import('./bench/report.mjs');

async function measureProduct(browser, file) {
  const site = await serve({ port: FIRST_PORT });
  const memory = watchRendererMemory(browser.pid);
  try {
    const cold = await measureColdStart(browser.page, site.url);
    const loaded = await measureLoad(browser.page, file);
    const pages = await measurePages(browser.page, Number(values.changes));
    return { cold, loaded, pages, memory: memory.peak() };
  } finally {
    await memory.stop();
    await site.close();
  }
}

const folder = await mkdtemp(path.join(os.tmpdir(), 'decorum-bench-'));
try {
  const file = path.join(folder, 'contacts.csv');
  const host = path.join(folder, 'host');
  const { bytes } = await writeContacts(file, rows);
  await buildHost(host);
  if (!values.bare && !(await isBuilt())) await build();
  const native = await measureNative(file);
  const browser = await openBrowser();
  const bareSite = await serve({ root: host, port: FIRST_PORT + 1 });
  try {
    reportInput({ rows, bytes, schema: SCHEMA }, { chromium: browser.version, cores: os.cpus().length });
    const product = values.bare ? undefined : await measureProduct(browser, file);
    if (product) reportProduct(product);
    const tab = await measureBareInTab(browser.page, bareSite.url, file, rows);
    reportBare(tab, native);
    if (product) reportRatios(product, tab, native);
  } finally {
    await browser.close();
    await bareSite.close();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
