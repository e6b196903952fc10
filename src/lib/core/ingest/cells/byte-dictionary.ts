import type { TextBytes } from '#lib/core/engine';

const encoder = new TextEncoder();
/** Numbers per slot: code + 1 (0 is free), hash, start and end in the arena. Side by side: one visit to memory per look-up. */
const SLOT = 4;

/** Four bytes a step: words that only differ in their last digits must not end up side by side (after MurmurHash3). */
function hashOfWord(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const word = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    hash = Math.imul(hash ^ word, 0xcc9e2d51);
    hash = (hash << 15) | (hash >>> 17);
  }
  for (; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Codes for words given as UTF-8 bytes: equal bytes, equal code; codes count from 0 and never change. */
export class ByteDictionary {
  size = 0;
  private arena = new Uint8Array(1 << 12);
  private used = 0;
  private starts = new Int32Array(1 << 8);
  private slots = new Int32Array(SLOT << 9);
  private lastCode = -1;
  private lastStart = 0;
  private lastEnd = 0;

  codeOf(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    if (
      this.lastEnd - this.lastStart === length &&
      this.lastCode >= 0 &&
      this.isWord(this.lastStart, bytes, start, end)
    )
      return this.lastCode;
    const hash = hashOfWord(bytes, start, end);
    if (this.size === this.starts.length) this.grow();
    const { slots } = this;
    const mask = slots.length - 1;
    let at = (hash << 2) & mask;
    for (; slots[at] !== 0; at = (at + SLOT) & mask) {
      const from = slots[at + 2]!;
      if (slots[at + 1] !== hash || slots[at + 3]! - from !== length || !this.isWord(from, bytes, start, end))
        continue;
      return this.remember(slots[at]! - 1, from, from + length);
    }
    const from = this.add(bytes, start, end);
    slots[at] = this.size;
    slots[at + 1] = hash;
    slots[at + 2] = from;
    slots[at + 3] = from + length;
    return this.remember(this.size - 1, from, from + length);
  }

  codeOfText(text: string): number {
    const bytes = encoder.encode(text);
    return this.codeOf(bytes, 0, bytes.length);
  }

  /** The code of the same word in another dictionary, which learns it when needed. */
  copyTo(other: ByteDictionary, code: number): number {
    return other.codeOf(this.arena, this.starts[code]!, this.endOf(code));
  }

  /** The words of codes `from` ≤ code < `to`, as they stand until the next word is learnt. */
  words(from: number, to: number): TextBytes {
    const start = from < this.size ? this.starts[from]! : this.used;
    const offsets = new Int32Array(to - from + 1);
    for (let code = from; code < to; code++) offsets[code - from + 1] = this.endOf(code) - start;
    return { type: 'utf8', offsets, bytes: this.arena.subarray(start, start + offsets[to - from]!) };
  }

  private remember(code: number, start: number, end: number): number {
    this.lastCode = code;
    this.lastStart = start;
    this.lastEnd = end;
    return code;
  }

  private endOf(code: number): number {
    return code + 1 < this.size ? this.starts[code + 1]! : this.used;
  }

  /** Whether the arena has these bytes at `at`; from the end, where ids differ. */
  private isWord(at: number, bytes: Uint8Array, start: number, end: number): boolean {
    const { arena } = this;
    for (let i = end - 1, j = at + end - start - 1; i >= start; i--, j--)
      if (arena[j] !== bytes[i]) return false;
    return true;
  }

  private add(bytes: Uint8Array, start: number, end: number): number {
    const from = this.used;
    if (from + end - start > this.arena.length) {
      const arena = new Uint8Array(Math.max(this.arena.length * 2, from + end - start));
      arena.set(this.arena);
      this.arena = arena;
    }
    this.starts[this.size++] = from;
    for (let i = start; i < end; i++) this.arena[this.used++] = bytes[i]!;
    return from;
  }

  private grow(): void {
    const starts = new Int32Array(this.starts.length * 2);
    starts.set(this.starts);
    this.starts = starts;
    const old = this.slots;
    const slots = new Int32Array(old.length * 2);
    const mask = slots.length - 1;
    for (let from = 0; from < old.length; from += SLOT) {
      if (old[from] === 0) continue;
      let at = (old[from + 1]! << 2) & mask;
      while (slots[at] !== 0) at = (at + SLOT) & mask;
      for (let i = 0; i < SLOT; i++) slots[at + i] = old[from + i]!;
    }
    this.slots = slots;
  }
}
