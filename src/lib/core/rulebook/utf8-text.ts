/** Bytes that a character of UTF-8 has, by its first byte; 0 for a byte that begins none. */
function lengthOf(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  return lead < 0xf5 ? 4 : 0;
}

/** Whether a well-formed character of UTF-8 begins here (RFC 3629: no overlong forms, no surrogates, up to U+10FFFF). */
function isCharacter(bytes: Uint8Array, at: number, length: number): boolean {
  if (length === 0 || at + length > bytes.length) return false;
  for (let i = 1; i < length; i++) if ((bytes[at + i]! & 0xc0) !== 0x80) return false;
  const [lead, second] = [bytes[at]!, bytes[at + 1]!];
  if (lead === 0xe0) return second >= 0xa0;
  if (lead === 0xed) return second < 0xa0;
  if (lead === 0xf0) return second >= 0x90;
  return lead !== 0xf4 || second < 0x90;
}

interface Place {
  line: number;
  column: number;
  /** The byte there, as 0xNN. */
  got: string;
}

function firstFault(bytes: Uint8Array): Place | null {
  let line = 1;
  let column = 1;
  for (let at = 0; at < bytes.length;) {
    const length = lengthOf(bytes[at]!);
    if (!isCharacter(bytes, at, length)) return { line, column, got: `0x${bytes[at]!.toString(16)}` };
    if (bytes[at] === 0x0a) [line, column] = [line + 1, 1];
    else if (at > 0 || bytes[at] !== 0xef) column += length === 4 ? 2 : 1;
    at += length;
  }
  return null;
}

/** Bytes as text without a byte order mark, or where they stop being UTF-8. Columns are UTF-16 units, as elsewhere. */
export function textOf(bytes: Uint8Array): { text: string; fault: Place | null } {
  const fault = firstFault(bytes);
  return { text: fault === null ? new TextDecoder().decode(bytes) : '', fault };
}
