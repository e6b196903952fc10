import { blocks } from './blocks';
import { contentOf, NotText, refusalOf } from './kind';
import type { SourceFile } from './source-file';

export type Encoding = 'UTF-8' | 'GB18030';

/** The bytes are no text in the encoding they were read as. */
export class NotInEncoding extends Error {}

/**
 * The text of a file as UTF-8 bytes without byte order mark, block by block; `read` counts source bytes.
 * A character may be split between blocks. Throws NotInEncoding (perhaps after some blocks) or NotText.
 */
export async function* utf8Blocks(
  file: SourceFile,
  encoding: Encoding,
  signal?: AbortSignal
): AsyncGenerator<{ bytes: Uint8Array; read: number }> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const encoder = new TextEncoder();
  const decode = (bytes?: Uint8Array) => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw new NotInEncoding(encoding);
    }
  };
  let read = 0;
  let isWide = encoding !== 'UTF-8';
  for await (const block of blocks(file, signal)) {
    const code = read === 0 ? refusalOf(block) : null;
    if (code !== null) throw new NotText(code);
    const { zero, wide } = contentOf(block);
    if (zero) throw new NotText('not_text');
    isWide ||= wide;
    const text = isWide ? decode(block) : '';
    const bytes = encoding === 'UTF-8' ? block : encoder.encode(text);
    const hasMark = read === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    read += block.length;
    yield { bytes: hasMark ? bytes.subarray(3) : bytes, read };
  }
  if (decode() !== '') throw new NotInEncoding(encoding);
}
