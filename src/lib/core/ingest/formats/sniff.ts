import { readFailure } from '../text/kind';
import type { SourceFile } from '../text/source-file';

export type Kind = 'gzip' | 'zip' | 'ole' | 'parquet' | 'json' | 'text';

const startsWith = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, i) => bytes[i] === byte);

/** What the first bytes of a file say it is; the name does not count. */
export function kindOf(start: Uint8Array): Kind {
  if (startsWith(start, 0x1f, 0x8b)) return 'gzip';
  if (startsWith(start, 0x50, 0x4b, 3, 4) || startsWith(start, 0x50, 0x4b, 5, 6)) return 'zip';
  if (startsWith(start, 0xd0, 0xcf, 0x11, 0xe0)) return 'ole';
  if (startsWith(start, 0x50, 0x41, 0x52, 0x31)) return 'parquet';
  // A BIFF stream that stands alone, as Excel 4 and 5 wrote.
  if (start[0] === 9 && [0, 2, 4, 8].includes(start[1]!) && start[3] === 0) return 'ole';
  const text = new TextDecoder().decode(start.subarray(0, 1024)).trimStart();
  return /^(\[\s*([[{\]]|$)|\{\s*(["}]|$))/.test(text) ? 'json' : 'text';
}

/** The first bytes of a file, at least `least` when it has them. */
export async function startOf(file: SourceFile, least = 1024): Promise<Uint8Array> {
  const reader = file.stream().getReader();
  const parts: number[] = [];
  try {
    while (parts.length < least) {
      const { done, value } = await reader.read().catch(readFailure);
      if (done) break;
      for (const byte of value.subarray(0, least)) parts.push(byte);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  return Uint8Array.from(parts);
}

/** All bytes of a file, unless they are more than `limit`: then null. */
export async function bytesOf(file: SourceFile, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (file.size > limit) return null;
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = file.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(readFailure);
      if (done) break;
      length += value.length;
      if (length > limit) return null;
      parts.push(value);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
