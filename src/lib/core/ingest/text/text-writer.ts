const encoder = new TextEncoder();
const COMMA = 44;
const LF = 10;
const CR = 13;
const QUOTE = 34;

/** Bytes of text with cells between commas, growing. */
export class TextWriter {
  bytes = new Uint8Array(1 << 20);
  length = 0;

  write(from: Uint8Array, start: number, end: number): void {
    if (this.length + (end - start) * 2 + 4 > this.bytes.length) this.grow((end - start) * 2 + 4);
    const { bytes } = this;
    let at = this.length;
    let i = start;
    while (i < end) {
      const byte = from[i]!;
      if (byte === COMMA || byte === QUOTE || byte === LF || byte === CR) break;
      bytes[at++] = byte;
      i++;
    }
    if (i < end) {
      at = this.length;
      bytes[at++] = QUOTE;
      for (i = start; i < end; i++) {
        const byte = from[i]!;
        if (byte === QUOTE) bytes[at++] = QUOTE;
        bytes[at++] = byte;
      }
      bytes[at++] = QUOTE;
    }
    this.length = at;
  }

  /** A cell given as text. */
  cell(text: string): void {
    const { length } = text;
    if (this.length + length * 3 > this.bytes.length) this.grow(length * 3);
    const { bytes } = this;
    let at = this.length;
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code > 127 || code === COMMA || code === QUOTE || code === LF || code === CR) {
        const all = encoder.encode(text);
        return this.write(all, 0, all.length);
      }
      bytes[at++] = code;
    }
    this.length = at;
  }

  put(byte: number): void {
    if (this.length === this.bytes.length) this.grow(1);
    this.bytes[this.length++] = byte;
  }

  take(): Uint8Array {
    const taken = this.bytes.slice(0, this.length);
    this.length = 0;
    return taken;
  }

  private grow(by: number): void {
    const larger = new Uint8Array((this.bytes.length + by) * 2);
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}
