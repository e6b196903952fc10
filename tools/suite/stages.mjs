import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, isBuilt } from '../build.mjs';
import { ensureBrowser } from '../setup/browser.mjs';
import { ensureChineseFonts } from '../setup/fonts.mjs';
import { ensureMessages } from '../setup/messages.mjs';
import { projectRoot, runInstalled } from '../setup/run.mjs';
import { noCounts, oneCheck, playwrightCounts, readReport, vitestCounts } from './counts.mjs';

const FORMATTED = ['src', 'tests', 'tools', '*.{js,ts,json}', '.prettierrc'];

async function withReport(use) {
  const folder = await mkdtemp(path.join(tmpdir(), 'decorum-test-'));
  try {
    return await use(path.join(folder, 'report.json'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Generates what type check, lint and tests read: SvelteKit's types and the compiled messages. */
export async function prepare() {
  await ensureMessages();
  const { code } = await runInstalled('svelte-kit', ['sync']);
  if (code !== 0) throw new Error('svelte-kit sync failed.');
}

/** Type check of everything, warnings included. */
export async function types() {
  const { code } = await runInstalled('svelte-check', [
    '--tsconfig',
    './tsconfig.json',
    '--fail-on-warnings'
  ]);
  return oneCheck(code === 0);
}

/** Formatting and lint; both always run, so that one failure does not hide the other. */
export async function lint() {
  const format = await runInstalled('prettier', ['--check', '--log-level', 'warn', ...FORMATTED]);
  const rules = await runInstalled('eslint', ['.', '--max-warnings', '0']);
  return oneCheck(format.code === 0 && rules.code === 0);
}

/** Runs vitest projects in a time zone. */
export function vitest(projects, timeZone) {
  return withReport(async (file) => {
    const wanted = projects.flatMap((project) => ['--project', project]);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const { code } = await runInstalled('vitest', ['run', ...wanted, ...reporters], {
      env: { TZ: timeZone }
    });
    return vitestCounts(await readReport(file), code);
  });
}

/** The production build, unless it was made from these very sources. */
export async function productionBuild() {
  if (await isBuilt()) console.log('Already built from these sources.');
  else await build();
  return oneCheck(true);
}

/** Browser tests against the production build. */
export async function browser() {
  const files = await readdir(path.join(projectRoot, 'tests/e2e'), { recursive: true }).catch(() => []);
  if (!files.some((file) => /\.(test|spec)\.ts$/.test(file))) return noCounts;
  const chromium = await ensureBrowser();
  if (!(await ensureChineseFonts()))
    console.log('No Chinese font: Chinese text will show as boxes in pictures.');
  return withReport(async (file) => {
    const env = {
      DECORUM_CHROMIUM: chromium,
      DECORUM_E2E_PORT: String(await freePort()),
      PLAYWRIGHT_JSON_OUTPUT_FILE: file
    };
    const { code } = await runInstalled('playwright', ['test', '--reporter=list,json'], { env });
    return playwrightCounts(await readReport(file), code);
  });
}
