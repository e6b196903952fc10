import path from 'node:path';
import { build } from 'vite';
import { projectRoot } from '../setup/run.mjs';

const HOST = path.join(projectRoot, 'tests/bench/host');

/** Builds the page of tests/bench/host, which runs the bare statements and the engine without the product. */
export async function buildHost(folder) {
  await build({
    configFile: path.join(HOST, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true }
  });
}

/** The bare statements on DuckDB-Wasm and one append through the engine, in the given tab. */
export async function measureBareInTab(page, url, file, rows) {
  await page.goto(`${url}/index.html`);
  await page.locator('input[type=file]').setInputFiles(file);
  const bare = await page.evaluate(() => globalThis.bench.bare());
  const append = await page.evaluate((count) => globalThis.bench.append(count), rows);
  return { ...bare, append };
}
