import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { UsageError } from './usage-error';

/** The program's own folder, with `static` and `tools` of a checkout in it: found upwards from the running file. */
function programFolder(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  for (;;) {
    if (existsSync(path.join(folder, 'static/zones.json'))) return folder;
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error('the folder "static" of the program is missing');
    folder = parent;
  }
}

/** A file that comes with the program. */
export const programFile = (name: string): string => path.join(programFolder(), 'static', name);

/** A module of the program's tools, by its path below `tools`. */
export const programTool = async <T>(name: string): Promise<T> =>
  (await import(/* @vite-ignore */ pathToFileURL(path.join(programFolder(), 'tools', name)).href)) as T;

/** A file of JSON that comes with the program. */
export const programJson = async <T>(name: string): Promise<T> =>
  JSON.parse(await readFile(programFile(name), 'utf8')) as T;

/** Ids of the rulebooks that come with the program. */
export const shippedRulebooks = (): string[] =>
  (
    JSON.parse(readFileSync(programFile('rulebooks/index.json'), 'utf8')) as { rulebooks: { id: string }[] }
  ).rulebooks.map(({ id }) => id);

/** Bytes of a file the user named. Throws UsageError. */
export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new UsageError(`${file}: ${reasonOf(error)}`);
  }
}

/** Text of a file the user named. Throws UsageError. */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file}: ${reasonOf(error)}`);
  }
}

/** What a failed call to the file system says, as a clause. */
export function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'this is a folder, not a file';
  if (code === 'EACCES') return 'it may not be read or written';
  return error instanceof Error ? error.message : String(error);
}
