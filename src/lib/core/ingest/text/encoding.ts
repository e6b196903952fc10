import { blocks } from './blocks';
import type { SourceFile } from './source-file';

/** Encodings that are recognised, and those that only a person can name. */
export const ENCODINGS = [
  'UTF-8',
  'UTF-16LE',
  'UTF-16BE',
  'GB18030',
  'Big5',
  'Shift_JIS',
  'windows-1252'
] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** How a text is decoded; `isLenient`: bytes that fit nothing become U+FFFD and are counted. */
export interface Decoding {
  encoding: Encoding;
  isLenient: boolean;
}

const SAMPLE_BYTES = 8 << 20;
/** UTF-8 cut in the middle of a character, as databases do, is still UTF-8. */
const CUT_CHARACTERS = 20;

/** The encoding a text says or shows at its start, or null when its bytes are those of UTF-8 or GB18030. */
export function wideEncodingOf(start: Uint8Array): Encoding | null {
  if (start[0] === 0xff && start[1] === 0xfe) return 'UTF-16LE';
  if (start[0] === 0xfe && start[1] === 0xff) return 'UTF-16BE';
  let even = 0;
  let odd = 0;
  const length = Math.min(start.length, 1 << 12) & ~1;
  for (let i = 0; i < length; i += 2) {
    if (start[i] === 0) even++;
    if (start[i + 1] === 0) odd++;
  }
  const least = Math.max(2, length / 40);
  if (odd >= least && even * 8 < odd) return 'UTF-16LE';
  if (even >= least && odd * 8 < even) return 'UTF-16BE';
  return null;
}

/** What the bytes above 127 look like in each multi-byte encoding. */
interface Weights {
  utf8: number;
  notUtf8: number;
  /** Two bytes of GB2312, or four of GB18030. */
  chinese: number;
  /** Two bytes that GB18030 has, but everyday text does not use. */
  rare: number;
  notChinese: number;
}

/**
 * The encoding of a text that is not wholly UTF-8, by its bytes beyond the header; null when only a person can say.
 * Chinese text lies in GB2312 nearly everywhere; Big5, Shift-JIS and single-byte letters do not.
 */
export async function decodingOf(file: SourceFile, signal?: AbortSignal): Promise<Decoding | null> {
  const weights: Weights = { utf8: 0, notUtf8: 0, chinese: 0, rare: 0, notChinese: 0 };
  let seen = 0;
  for await (const block of blocks(file, signal)) {
    weigh(block, weights);
    seen += block.length;
    if (seen >= SAMPLE_BYTES && weights.utf8 + weights.chinese + weights.rare > 1000) break;
  }
  const { utf8, notUtf8, chinese, rare, notChinese } = weights;
  if (utf8 > notUtf8 * CUT_CHARACTERS) return { encoding: 'UTF-8', isLenient: true };
  if (chinese < rare * 3) return null;
  if (notChinese === 0) return { encoding: 'GB18030', isLenient: false };
  return chinese > notChinese * CUT_CHARACTERS ? { encoding: 'GB18030', isLenient: true } : null;
}

function weigh(block: Uint8Array, weights: Weights): void {
  const { length } = block;
  for (let i = 0; i < length;) {
    if (block[i]! < 0x80) i++;
    else {
      const size = utf8Length(block, i);
      if (size > 0) weights.utf8++;
      else if (i + 4 < length) weights.notUtf8++;
      i += size > 0 ? size : 1;
    }
  }
  for (let i = 0; i < length;) {
    const one = block[i]!;
    if (one < 0x80) {
      i++;
      continue;
    }
    if (one === 0x80 || one === 0xff) {
      weights.notChinese++;
      i++;
      continue;
    }
    if (i + 1 >= length) return;
    const two = block[i + 1]!;
    if (two < 0x30 || two === 0x7f || two === 0xff || (two > 0x39 && two < 0x40)) {
      weights.notChinese++;
      i++;
    } else if (two <= 0x39) {
      if (i + 3 >= length) return;
      if (block[i + 2]! > 0x80 && block[i + 3]! >= 0x30 && block[i + 3]! <= 0x39) weights.chinese++;
      else weights.notChinese++;
      i += 4;
    } else {
      if (one >= 0xa1 && one <= 0xf7 && two >= 0xa1) weights.chinese++;
      else weights.rare++;
      i += 2;
    }
  }
}

/** Bytes of the well-formed UTF-8 character at `at`, or 0. */
function utf8Length(block: Uint8Array, at: number): number {
  const first = block[at]!;
  const size = first >= 0xf0 && first <= 0xf4 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
  if (first > 0xf4 || size === 0) return 0;
  for (let i = 1; i < size; i++) if ((block[at + i]! & 0xc0) !== 0x80) return 0;
  return size;
}
