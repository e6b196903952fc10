import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from './usage-error';

/** The folder of the program's own data: `static` of a checkout, found upwards from the running file. */
function staticFolder(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const candidate = path.join(folder, 'static');
    if (existsSync(path.join(candidate, 'zones.json'))) return candidate;
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error('the folder "static" of the program is missing');
    folder = parent;
  }
}

/** A file that comes with the program. */
export const programFile = (name: string): string => path.join(staticFolder(), name);

/** A file of JSON that comes with the program. */
export const programJson = async <T>(name: string): Promise<T> =>
  JSON.parse(await readFile(programFile(name), 'utf8')) as T;

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
