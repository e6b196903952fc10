import type { IssueCode } from '../codes';

/** The bytes are no text that can be read. */
export class NotText extends Error {
  constructor(readonly code: IssueCode) {
    super(code);
  }
}

/** What reading the bytes of a file failed with, as a reason. */
export const readFailure = (cause: unknown): never => {
  throw cause instanceof NotText ? cause : new NotText('read_failed');
};

const MAGIC: readonly [readonly number[], IssueCode][] = [
  [[0x25, 0x50, 0x44, 0x46], 'looks_like_pdf'],
  [[0x89, 0x50, 0x4e, 0x47], 'looks_like_image'],
  [[0xff, 0xd8, 0xff], 'looks_like_image'],
  [[0x47, 0x49, 0x46, 0x38], 'looks_like_image'],
  [[0x52, 0x61, 0x72, 0x21], 'looks_like_archive'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'looks_like_archive']
];

/** Why a file that begins like this cannot be a delimited text, or null. */
export function refusalOf(start: Uint8Array): IssueCode | null {
  return MAGIC.find(([bytes]) => bytes.every((byte, index) => start[index] === byte))?.[1] ?? null;
}

/** What a block holds: `zero` a NUL byte, `wide` a byte above 127. */
export function contentOf(block: Uint8Array): { zero: boolean; wide: boolean } {
  let high = 0;
  let zero = 0;
  const ahead = Math.min(block.length, (4 - (block.byteOffset & 3)) & 3);
  const words = new Int32Array(block.buffer, block.byteOffset + ahead, (block.length - ahead) >> 2);
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    high |= word;
    zero |= (word - 0x01010101) & ~word;
  }
  const odd = (byte: number) => {
    high |= byte;
    if (byte === 0) zero |= 0x80;
  };
  for (let i = 0; i < ahead; i++) odd(block[i]!);
  for (let i = ahead + words.length * 4; i < block.length; i++) odd(block[i]!);
  return { zero: (zero & 0x80808080) !== 0, wide: (high & 0x80808080) !== 0 };
}
