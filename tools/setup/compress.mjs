import { createReadStream, createWriteStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

const WORTH_COMPRESSING = /\.(wasm|js|css|html|json|csv|yaml|svg)$/;

/** Writes a `.gz` beside every file of `folder` that shrinks well, for hosts that hand out such copies. */
export async function compressFolder(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && WORTH_COMPRESSING.test(entry.name))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
  await Promise.all(
    files.map((file) =>
      pipeline(createReadStream(file), createGzip({ level: 6 }), createWriteStream(`${file}.gz`))
    )
  );
}
