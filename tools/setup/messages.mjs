import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { projectRoot } from './run.mjs';

/** How the sentences of both languages are compiled, wherever that happens. */
export const messageOptions = {
  project: './project.inlang',
  outdir: './src/lib/core/i18n/generated',
  strategy: ['globalVariable', 'baseLocale'],
  emitTsDeclarations: true
};

const SOURCES = ['project.inlang/settings.json', 'src/lib/core/i18n/messages', 'package-lock.json'];
const STAMP = '.svelte-kit/decorum-messages';

/** Compiles the messages when one of their sources changed since the last time. */
export async function ensureMessages() {
  const hash = await fingerprint(projectRoot, SOURCES);
  const stamp = path.join(projectRoot, STAMP);
  const built = await stat(path.join(projectRoot, messageOptions.outdir, 'messages.js')).catch(
    () => undefined
  );
  if (built && (await readFile(stamp, 'utf8').catch(() => '')) === hash) return;
  const { compile } = await import('@inlang/paraglide-js');
  await compile(messageOptions);
  await mkdir(path.dirname(stamp), { recursive: true });
  await writeFile(stamp, hash);
}
