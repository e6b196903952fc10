import { readFailure } from './kind';
import type { SourceFile } from './source-file';

const BLOCK_BYTES = 1 << 20;

/** The bytes of a file in blocks of at least 1 MiB but for the last. Stops reading when the signal aborts. */
export async function* blocks(file: SourceFile, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  let parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      signal?.throwIfAborted();
      const { done, value } = await reader.read().catch(readFailure);
      if (value !== undefined) {
        parts.push(value);
        length += value.length;
      }
      if (length >= BLOCK_BYTES || (done && length > 0)) {
        yield joined(parts, length);
        parts = [];
        length = 0;
      }
      if (done) return;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function joined(parts: Uint8Array[], length: number): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
