import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot, runNpm, secondsSince } from './run.mjs';

const STAMP = 'node_modules/.decorum-lock-hash';

async function readText(root, file) {
  return readFile(path.join(root, file), 'utf8').catch(() => undefined);
}

/**
 * Says whether npm's own record of node_modules has every package of the lock file at its version.
 * Optional packages may be absent: they belong to other platforms.
 */
export function recordMatchesLock(lockText, recordText) {
  const lock = JSON.parse(lockText).packages;
  const record = JSON.parse(recordText).packages;
  return Object.entries(lock).every(([name, wanted]) => {
    if (name === '') return true;
    const present = record[name];
    return present ? present.version === wanted.version : Boolean(wanted.optional || wanted.devOptional);
  });
}

/** Whether node_modules holds what package-lock.json says: `fresh`, `unstamped` (installed by hand) or `stale`. */
export async function installState(root = projectRoot) {
  const lock = await readText(root, 'package-lock.json');
  if (lock === undefined) throw new Error('package-lock.json is missing: this checkout is incomplete.');
  const hash = createHash('sha256').update(lock).digest('hex');
  const stamp = await readText(root, STAMP);
  if (stamp?.trim() === hash) return { state: 'fresh', hash };
  const record = await readText(root, 'node_modules/.package-lock.json');
  const matches = record !== undefined && recordMatchesLock(lock, record);
  return { state: matches ? 'unstamped' : 'stale', hash };
}

/** Installs the locked dependencies unless they are there already. Throws when npm fails. */
export async function ensureInstalled() {
  const { state, hash } = await installState();
  if (state === 'fresh') return;
  if (state === 'stale') {
    const start = process.hrtime.bigint();
    console.log('Installing the locked dependencies (npm ci) …');
    const { code } = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund']);
    if (code !== 0) throw new Error('npm ci failed: see its message above. Nothing was built or tested.');
    console.log(`Installed in ${secondsSince(start)} s.`);
  }
  await writeFile(path.join(projectRoot, STAMP), `${hash}\n`);
}
