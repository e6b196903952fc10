import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What a browser keeps once somebody has used it, or finds otherwise: fonts, pages, copies of a file, the list itself. */
const LEFT_OUT = /\.(ttf|otf|html|gz)$|^service-worker\.js$|^kept\.json$|^_app\/version\.json$|(^|\/)\./;

/** Lists in `folder`/kept.json the files a browser keeps to open the program without its server: SvelteKit knows neither the chunks of workers nor the samples. */
export async function listKept(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)))
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => !LEFT_OUT.test(name))
    .sort();
  await writeFile(path.join(folder, 'kept.json'), `${JSON.stringify(files)}\n`);
}
