// Builds the page into build/ and the command line into build-cli/. `npm run build` always builds; start asks first.
import { chmod, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { compressFolder } from './setup/compress.mjs';
import { fingerprint } from './setup/fingerprint.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { listKept } from './setup/kept.mjs';
import { projectRoot, runInstalled, secondsSince } from './setup/run.mjs';

const SOURCES = [
  'src',
  'static',
  'sample-data',
  'project.inlang/settings.json',
  'package.json',
  'package-lock.json',
  'svelte.config.js',
  'tsconfig.json',
  'vite.config.ts',
  'vite.cli.config.ts',
  'tools/build.mjs',
  'tools/setup'
];
const STAMP = 'build/.decorum-sources';
const CLI_ENTRY = 'src/cli/main.ts';
const CLI_FILE = 'build-cli/decorum.mjs';

const isSource = (name) => !/\.test\.ts$|\/README\.md$|\/i18n\/generated(\/|$)/.test(name);
const inProject = (name) => path.join(projectRoot, name);

async function exists(name) {
  return (await stat(inProject(name)).catch(() => undefined)) !== undefined;
}

/** Whether build/ and build-cli/ were made from the sources as they are now. */
export async function isBuilt() {
  const stamp = await readFile(inProject(STAMP), 'utf8').catch(() => undefined);
  if (stamp === undefined || ((await exists(CLI_ENTRY)) && !(await exists(CLI_FILE)))) return false;
  return stamp === (await fingerprint(projectRoot, SOURCES, isSource));
}

async function vite(args) {
  const { code } = await runInstalled('vite', ['build', '--logLevel', 'warn', ...args]);
  if (code !== 0) throw new Error(`vite build ${args.join(' ')} failed: see its message above.`);
}

/** Builds everything. Throws when a step fails; a failed build is never taken for a finished one. */
export async function build() {
  const start = process.hrtime.bigint();
  console.log('Building …');
  // Taken first: a file saved while the build runs must lead to another build.
  const sources = await fingerprint(projectRoot, SOURCES, isSource);
  await rm(inProject(STAMP), { force: true });
  await vite([]);
  if (await exists(CLI_ENTRY)) {
    await vite(['--config', 'vite.cli.config.ts']);
    await chmod(inProject(CLI_FILE), 0o755);
  }
  await listKept(inProject('build'));
  await compressFolder(inProject('build'));
  await writeFile(inProject(STAMP), sources);
  console.log(`Built in ${secondsSince(start)} s.`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await ensureInstalled()
    .then(build)
    .catch((error) => {
      console.error(error.message);
      process.exitCode = 1;
    });
}
