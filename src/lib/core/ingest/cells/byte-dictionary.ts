const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Codes for words given as UTF-8 bytes: equal bytes, equal code; codes count from 0 and never change. */
export class ByteDictionary {
  size = 0;
  private arena = new Uint8Array(1 << 12);
  private used = 0;
  private starts = new Int32Array(1 << 8);
  private hashes = new Int32Array(1 << 8);
  /** Code + 1 by hash, open addressing; 0 is free. */
  private slots = new Int32Array(1 << 9);
  private last = -1;

  codeOf(bytes: Uint8Array, start: number, end: number): number {
    if (this.last >= 0 && this.isWord(this.last, bytes, start, end)) return this.last;
    let hash = end - start;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    hash ^= hash >>> 15;
    if (this.size === this.starts.length) this.grow();
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const code = this.slots[slot]! - 1;
      if (code < 0) break;
      if (this.hashes[code] === hash && this.isWord(code, bytes, start, end)) return (this.last = code);
      slot = (slot + 1) & mask;
    }
    this.slots[slot] = this.size + 1;
    return (this.last = this.add(bytes, start, end, hash));
  }

  codeOfText(text: string): number {
    const bytes = encoder.encode(text);
    return this.codeOf(bytes, 0, bytes.length);
  }

  /** The code of the same word in another dictionary, which learns it when needed. */
  copyTo(other: ByteDictionary, code: number): number {
    return other.codeOf(this.arena, this.starts[code]!, this.endOf(code));
  }

  textOf(code: number): string {
    return decoder.decode(this.arena.subarray(this.starts[code]!, this.endOf(code)));
  }

  private endOf(code: number): number {
    return code + 1 < this.size ? this.starts[code + 1]! : this.used;
  }

  private isWord(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    const { arena } = this;
    let at = this.starts[code]!;
    if (this.endOf(code) - at !== end - start) return false;
    for (let i = start; i < end; i++) if (arena[at++] !== bytes[i]) return false;
    return true;
  }

  private add(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const length = end - start;
    if (this.used + length > this.arena.length) {
      const arena = new Uint8Array(Math.max(this.arena.length * 2, this.used + length));
      arena.set(this.arena);
      this.arena = arena;
    }
    const code = this.size++;
    this.starts[code] = this.used;
    this.hashes[code] = hash;
    for (let i = start; i < end; i++) this.arena[this.used++] = bytes[i]!;
    return code;
  }

  private grow(): void {
    const size = this.starts.length * 2;
    const [starts, hashes, slots] = [new Int32Array(size), new Int32Array(size), new Int32Array(size * 2)];
    starts.set(this.starts);
    hashes.set(this.hashes);
    const mask = slots.length - 1;
    for (let code = 0; code < this.size; code++) {
      let slot = hashes[code]! & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = code + 1;
    }
    this.starts = starts;
    this.hashes = hashes;
    this.slots = slots;
  }
}
