import { blocks } from './blocks';
import type { Decoding } from './encoding';
import { contentOf, NotText, refusalOf } from './kind';
import type { SourceFile } from './source-file';

/** The bytes are no text in the encoding they were read as. */
export class NotInEncoding extends Error {}

/**
 * The text of a file as UTF-8 bytes without byte order mark, block by block; `read` counts source bytes, `replaced` the
 * bytes that fitted nothing. A character may be split between blocks. Throws NotInEncoding (perhaps after some blocks) or
 * NotText.
 */
export async function* utf8Blocks(
  file: SourceFile,
  { encoding, isLenient }: Decoding,
  signal?: AbortSignal
): AsyncGenerator<{ bytes: Uint8Array; read: number; replaced: number }> {
  const decoder = new TextDecoder(encoding, { fatal: !isLenient, ignoreBOM: true });
  const encoder = new TextEncoder();
  const isPlain = encoding === 'UTF-8' && !isLenient;
  const is16 = encoding.startsWith('UTF-16');
  const decode = (bytes?: Uint8Array) => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw new NotInEncoding(encoding);
    }
  };
  let read = 0;
  let isWide = !isPlain;
  for await (const block of blocks(file, signal)) {
    const code = read === 0 && !is16 ? refusalOf(block) : null;
    if (code !== null) throw new NotText(code);
    if (!is16) {
      const { zero, wide } = contentOf(block);
      if (zero) throw new NotText('not_text');
      isWide ||= wide;
    }
    const text = isWide ? decode(block) : '';
    const bytes = isPlain ? block : encoder.encode(text);
    const hasMark = read === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    const replaced = isLenient ? text.split('\ufffd').length - 1 : 0;
    read += block.length;
    yield { bytes: hasMark ? bytes.subarray(3) : bytes, read, replaced };
  }
  const rest = decode();
  if (rest !== '') {
    if (!isLenient) throw new NotInEncoding(encoding);
    yield { bytes: encoder.encode(rest), read, replaced: rest.length };
  }
}
