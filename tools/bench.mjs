// Measures the production build against the bare database. Prints; decides nothing.
// node tools/bench.mjs [--rows N] [--changes N] [--bare | --cli | --formats]
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './setup/install.mjs';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    changes: { type: 'string', default: '30' },
    bare: { type: 'boolean', default: false },
    cli: { type: 'boolean', default: false },
    formats: { type: 'boolean', default: false }
  }
});
const rows = Number(values.rows);
const FIRST_PORT = 4330;
const CHANGES_WATCHED = 3;

await ensureInstalled();
const { build, isBuilt } = await import('./build.mjs');
const { serve } = await import('./serve.mjs');
const { buildHost, measureBareInTab } = await import('./bench/bare.mjs');
const { openBrowser } = await import('./bench/browser.mjs');
const { SCHEMA, writeContacts } = await import('./bench/contacts.mjs');
const { watchRendererMemory } = await import('./bench/memory.mjs');
const { measureFormats } = await import('./bench/formats.mjs');
const { measureCommandLine } = await import('./bench/command-line.mjs');
const { measureNative } = await import('./bench/native.mjs');
const { measureColdStart, measureLoad, measurePages } = await import('./bench/product.mjs');
const { reportBare, reportCommandLine, reportFormat, reportInput, reportProduct, reportRatios } =
  await import('./bench/report.mjs');

/** The whole job twice, each in a browser of its own: once against the clock, once watched, as watching takes time itself. */
async function measureProduct(file) {
  const site = await serve({ port: FIRST_PORT });
  try {
    const timed = await inBrowser(async ({ page }) => ({
      cold: await measureColdStart(page, site.url),
      loaded: await measureLoad(page, file),
      pages: await measurePages(page, Number(values.changes))
    }));
    const memory = await inBrowser(async ({ page, pid }) => {
      const watch = watchRendererMemory(pid);
      try {
        await measureColdStart(page, site.url);
        await measureLoad(page, file);
        await measurePages(page, CHANGES_WATCHED);
        return watch.peak();
      } finally {
        await watch.stop();
      }
    });
    return { ...timed, memory };
  } finally {
    await site.close();
  }
}

async function inBrowser(work) {
  const browser = await openBrowser();
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** `rows` contacts and ten times as many from the command line. */
async function benchCommandLine(folder) {
  if (!(await isBuilt())) await build();
  const runs = [];
  for (const count of [rows, rows * 10]) {
    const file = path.join(folder, 'contacts.csv');
    await writeContacts(file, count);
    runs.push(await measureCommandLine(file, count));
    await rm(file);
  }
  reportCommandLine(runs);
}

/** The files of others: through a mapping, from a workbook, from Parquet. */
async function benchFormats(folder) {
  if (!(await isBuilt())) await build();
  const site = await serve({ port: FIRST_PORT + 2 });
  try {
    await measureFormats(inBrowser, site.url, folder, rows, reportFormat);
  } finally {
    await site.close();
  }
}

async function benchBrowser(folder) {
  const file = path.join(folder, 'contacts.csv');
  const host = path.join(folder, 'host');
  const { bytes } = await writeContacts(file, rows);
  await buildHost(host);
  if (!values.bare && !(await isBuilt())) await build();
  const native = await measureNative(file);
  const product = values.bare ? undefined : await measureProduct(file);
  const bareSite = await serve({ root: host, port: FIRST_PORT + 1 });
  try {
    await inBrowser(async ({ page, version }) => {
      const tab = await measureBareInTab(page, bareSite.url, file, rows);
      reportInput({ rows, bytes, schema: SCHEMA }, { chromium: version, cores: os.cpus().length });
      if (product) reportProduct(product);
      reportBare(tab, native);
      if (product) reportRatios(product, tab, native);
    });
  } finally {
    await bareSite.close();
  }
}

const folder = await mkdtemp(path.join(os.tmpdir(), 'decorum-bench-'));
try {
  const benches = values.cli ? [benchCommandLine] : values.formats ? [benchFormats] : [benchBrowser];
  if (!values.cli && !values.formats && !values.bare) benches.push(benchFormats);
  for (const bench of benches) await bench(folder);
} finally {
  await rm(folder, { recursive: true, force: true });
}
