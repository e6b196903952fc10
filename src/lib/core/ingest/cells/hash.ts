/** 53 bits of some bytes. */
export function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let one = end - start;
  let other = 0x811c9dc5;
  for (let i = start; i < end; i++) {
    one = Math.imul(one ^ bytes[i]!, 0x01000193);
    other = Math.imul(other + bytes[i]!, 0x85ebca6b) ^ (other >>> 13);
  }
  one = Math.imul(one ^ (one >>> 15), 0x9e3779b1);
  return ((one ^ (one >>> 13)) >>> 0) * 0x20_0000 + (other >>> 11);
}
