import { readFile } from 'node:fs/promises';
import { parseMapping, type Mapping } from '#lib/core/ingest';
import { reasonOf } from './program';
import { UsageError } from './usage-error';

/** Reads the mappings named on the command line. Throws UsageError with the first mistake of the first wrong one. */
export const readMappings = (files: readonly string[]): Promise<Mapping[]> =>
  Promise.all(files.map(readMapping));

async function readMapping(file: string): Promise<Mapping> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(`${file}: ${reasonOf(error)}`);
  });
  const read = parseMapping(text);
  if ('mapping' in read) return read.mapping;
  const { path, message } = read.mistakes[0]!;
  throw new UsageError(`${file}: ${path === '' ? '' : `${path}: `}${message}`);
}
