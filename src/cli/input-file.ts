import { createHash, type Hash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { SourceFile } from '#lib/core/ingest';
import { reasonOf } from './program';
import { UsageError } from './usage-error';

const BLOCK_BYTES = 1 << 20;

/** A file on disk that is hashed while it is read. */
export interface InputFile extends SourceFile {
  sha256(): Promise<string>;
}

/** Opens a file named on the command line. Throws UsageError when it cannot be read. */
export function inputFile(file: string): InputFile {
  let size: number;
  try {
    const stats = statSync(file);
    if (stats.isDirectory()) throw new UsageError(`${file}: this is a folder, not a file`);
    size = stats.size;
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${file}: ${reasonOf(error)}`);
  }
  let digest: string | undefined;
  const read = (hash: Hash): Readable => {
    const stream = createReadStream(file, { highWaterMark: BLOCK_BYTES });
    stream.on('data', (block) => hash.update(block));
    stream.on('end', () => (digest = hash.digest('hex')));
    return stream;
  };
  return {
    name: path.basename(file),
    size,
    stream: () => Readable.toWeb(read(createHash('sha256'))) as ReadableStream<Uint8Array>,
    async sha256() {
      if (digest === undefined) for await (const _ of read(createHash('sha256'))) void _;
      return digest!;
    }
  };
}
