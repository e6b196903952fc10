import { Unreadable } from './refusal';

const LONGEST_TAG = 1 << 20;
const GREATER = 62;
const SLASH = 47;
const QUESTION = 63;
const EXCLAMATION = 33;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What a scanner tells. `from` and `to` are where the attributes of a tag stand in `text`. */
export interface XmlReader {
  open(name: string, text: string, from: number, to: number): void;
  close(name: string): void;
  /** Characters as written, or decoded already. Only asked for while `wantsText`. */
  text(text: string, isDecoded: boolean): void;
  wantsText: boolean;
}

/** Reads XML piece by piece. Names come without prefix; a tag that closes itself is told as opened and closed. */
export class XmlScanner {
  private rest = '';
  private readonly names = new Map<string, string>();

  constructor(private readonly reader: XmlReader) {}

  feed(piece: string): void {
    const text = this.rest === '' ? piece : this.rest + piece;
    const { reader } = this;
    const { length } = text;
    let at = 0;
    for (;;) {
      const tag = text.indexOf('<', at);
      if (tag < 0) break;
      if (tag > at && reader.wantsText) reader.text(text.slice(at, tag), false);
      const first = text.charCodeAt(tag + 1);
      let end: number;
      if (first === EXCLAMATION || first === QUESTION) end = this.special(text, tag, first);
      else {
        end = tagEnd(text, tag + 1);
        if (end > 0) this.tag(text, tag + 1, end - 1);
      }
      if (end < 0) {
        at = tag;
        break;
      }
      at = end;
    }
    if (at < length && text.charCodeAt(at) === 60 && length - at > LONGEST_TAG)
      throw new Unreadable('broken_workbook');
    this.rest = text.slice(at);
  }

  /** Comments, declarations and text that is marked as such; where it ends, −1 when that is not here yet. */
  private special(text: string, tag: number, first: number): number {
    if (text.length < tag + 9) return -1;
    const isLiteral = text.startsWith('<![CDATA[', tag);
    const mark = isLiteral ? ']]>' : first === QUESTION ? '?>' : text.startsWith('<!--', tag) ? '-->' : '>';
    const end = text.indexOf(mark, tag + 2);
    if (end < 0) return -1;
    if (isLiteral && this.reader.wantsText) this.reader.text(text.slice(tag + 9, end), true);
    return end + mark.length;
  }

  private tag(text: string, from: number, to: number): void {
    const { reader } = this;
    if (text.charCodeAt(from) === SLASH) return reader.close(this.name(text, from + 1, to));
    const isAlone = text.charCodeAt(to - 1) === SLASH;
    const last = isAlone ? to - 1 : to;
    let nameEnd = from;
    while (nameEnd < last && text.charCodeAt(nameEnd) > 32) nameEnd++;
    const name = this.name(text, from, nameEnd);
    reader.open(name, text, nameEnd, last);
    if (isAlone) reader.close(name);
  }

  private name(text: string, from: number, to: number): string {
    const full = text.slice(from, to);
    let name = this.names.get(full);
    if (name === undefined) {
      name = full.trim().replace(/^.*:/, '');
      if (this.names.size < 1000) this.names.set(full, name);
    }
    return name;
  }
}

/** After the `>` of a tag; −1 when it is not there. Attributes may hold one. */
function tagEnd(text: string, from: number): number {
  const { length } = text;
  for (let at = from; at < length; at++) {
    const char = text.charCodeAt(at);
    if (char === GREATER) return at + 1;
    if (char === 34 || char === 39) {
      at = text.indexOf(char === 34 ? '"' : "'", at + 1);
      if (at < 0) return -1;
    }
  }
  return -1;
}

/** An attribute of a tag by its whole name, or null. */
export function attribute(name: string, text: string, from: number, to: number): string | null {
  let at = from;
  while (at < to) {
    while (at < to && text.charCodeAt(at) <= 32) at++;
    const start = at;
    while (at < to && text.charCodeAt(at) !== 61) at++;
    let end = at;
    while (end > start && text.charCodeAt(end - 1) <= 32) end--;
    at++;
    while (at < to && text.charCodeAt(at) <= 32) at++;
    const quote = text.charCodeAt(at);
    if (quote !== 34 && quote !== 39) return null;
    const close = text.indexOf(quote === 34 ? '"' : "'", at + 1);
    if (close < 0 || close > to) return null;
    if (end - start === name.length && text.startsWith(name, start))
      return decoded(text.slice(at + 1, close));
    at = close + 1;
  }
  return null;
}

/** Text with its entities replaced. */
export function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(#x[0-9a-fA-F]+|#\d+|\w+);/g, (whole, inner: string) => {
    if (!inner.startsWith('#')) return NAMED[inner] ?? whole;
    const code = inner.startsWith('#x') ? parseInt(inner.slice(2), 16) : Number(inner.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Scans a stream of UTF-8 (or UTF-16 with a mark) bytes; `between` is called after each piece. */
export async function* scanned<Found>(
  stream: ReadableStream<Uint8Array>,
  reader: XmlReader,
  between: () => Found | null
): AsyncGenerator<Found> {
  const scanner = new XmlScanner(reader);
  const source = stream.getReader();
  let decoder: TextDecoder | null = null;
  try {
    for (;;) {
      const { done, value } = await source.read();
      if (value !== undefined && value.length > 0) {
        decoder ??= new TextDecoder(
          value[0] === 0xff ? 'utf-16le' : value[0] === 0xfe && value[1] === 0xff ? 'utf-16be' : 'utf-8'
        );
        scanner.feed(decoder.decode(value, { stream: true }));
      }
      const found = between();
      if (found !== null) yield found;
      if (done) return;
    }
  } finally {
    await source.cancel().catch(() => undefined);
  }
}
