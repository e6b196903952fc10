import type { ReasonCode } from '../codes';

const decoder = new TextDecoder();
const MISSING = 0x5bd1e995;

/** What the cells of the record being read share: its bytes, its place in the batch, its zone and its hash so far. */
export class Row {
  bytes: Uint8Array = new Uint8Array(0);
  index = 0;
  /** First zone named on the row. */
  zone: string | null = null;
  private high = 0;
  private low = 0;

  start(index: number): void {
    this.index = index;
    this.zone = null;
    this.high = 0x2f0b4a27;
    this.low = 0x6b43a9b5;
  }

  mix(value: number): void {
    this.high = Math.imul(this.high ^ value, 0x9e3779b1);
    this.high ^= this.high >>> 15;
    this.low = Math.imul(this.low + value, 0x85ebca77) ^ (this.low >>> 13);
  }

  mixMissing(): void {
    this.mix(MISSING);
  }

  mixNumber(value: number): void {
    this.mix(value | 0);
    if (value !== (value | 0)) {
      this.mix(Math.floor(value / 0x1_0000_0000) | 0);
      this.mix(((value % 1) * 0x7fff_ffff) | 0);
    }
  }

  mixBytes(start: number, end: number): void {
    const { bytes } = this;
    let one = end - start;
    let other = 0x811c9dc5;
    for (let i = start; i < end; i++) {
      one = Math.imul(one ^ bytes[i]!, 0x01000193);
      other = Math.imul(other + bytes[i]!, 0x85ebca6b) ^ (other >>> 13);
    }
    this.mix(one ^ (one >>> 15));
    this.mix(other);
  }

  /** 53 bits of the values mixed in. */
  hash(): number {
    return (this.high >>> 0) * 0x20_0000 + (this.low >>> 11);
  }

  text(start: number, end: number): string {
    return decoder.decode(this.bytes.subarray(start, end));
  }
}

/** A value kept although something is to be said about it. */
export const isKept = (reason: ReasonCode): boolean => reason === 'dst_gap' || reason === 'dst_overlap';
