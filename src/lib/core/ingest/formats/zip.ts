import type { SourceFile } from '../text/source-file';
import { LIMITS } from './limits';
import { Unreadable } from './refusal';
import { unpacked } from './unpack';

/** A file inside an archive. */
export interface ZipEntry extends SourceFile {
  /** As the archive says it will be. */
  isFolder: boolean;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const broken = () => new Unreadable('broken_archive');

/** The entries of a ZIP archive, from its directory at the end. Throws Unreadable. */
export function zipEntries(bytes: Uint8Array<ArrayBuffer>): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const { at: first, count } = directoryOf(view);
    if (count > LIMITS.entries) throw new Unreadable('too_many_inside', { limit: LIMITS.entries });
    const entries: ZipEntry[] = [];
    for (let i = 0, at = first; i < count; i++) {
      if (view.getUint32(at, true) !== CENTRAL) throw broken();
      const [nameLength, extraLength, noteLength] = [28, 30, 32].map((from) =>
        view.getUint16(at + from, true)
      );
      const end = at + 46 + nameLength!;
      entries.push(entryOf(bytes, view, at, bytes.subarray(at + 46, end), end, end + extraLength!));
      at = end + extraLength! + noteLength!;
    }
    return entries;
  } catch (cause) {
    throw cause instanceof RangeError ? broken() : cause;
  }
}

function directoryOf(view: DataView): { at: number; count: number } {
  for (let end = view.byteLength - 22; end >= Math.max(0, view.byteLength - 65_557); end--) {
    if (view.getUint32(end, true) !== END) continue;
    const count = view.getUint16(end + 10, true);
    const at = view.getUint32(end + 16, true);
    if (count !== 0xffff && at !== 0xffff_ffff) return { at, count };
    if (end < 20 || view.getUint32(end - 20, true) !== LOCATOR_64) throw broken();
    const wide = Number(view.getBigUint64(end - 12, true));
    if (view.getUint32(wide, true) !== END_64) throw broken();
    return {
      at: Number(view.getBigUint64(wide + 48, true)),
      count: Number(view.getBigUint64(wide + 32, true))
    };
  }
  throw broken();
}

function entryOf(
  bytes: Uint8Array<ArrayBuffer>,
  view: DataView,
  at: number,
  rawName: Uint8Array,
  extra: number,
  extraEnd: number
): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const sizes = wideSizes(view, at, extra, extraEnd);
  const name = nameOf(rawName, (flags & 0x800) !== 0);
  return {
    name,
    size: sizes.unpacked,
    isFolder: name.endsWith('/'),
    stream() {
      if ((flags & 1) !== 0) throw new Unreadable('locked_file');
      if (sizes.at + 30 > bytes.length || view.getUint32(sizes.at, true) !== LOCAL) throw broken();
      const from = sizes.at + 30 + view.getUint16(sizes.at + 26, true) + view.getUint16(sizes.at + 28, true);
      if (from + sizes.packed > bytes.length) throw broken();
      const stored = new Blob([bytes.subarray(from, from + sizes.packed)]).stream();
      if (method === 0) return stored;
      if (method !== 8) throw new Unreadable('packed_unknown');
      return unpacked(stored, 'deflate-raw', sizes.packed);
    }
  };
}

/** Sizes and place, from the ZIP64 field where they do not fit 32 bits. */
function wideSizes(view: DataView, at: number, extra: number, extraEnd: number) {
  const sizes = {
    unpacked: view.getUint32(at + 24, true),
    packed: view.getUint32(at + 20, true),
    at: view.getUint32(at + 42, true)
  };
  for (let field = extra; field + 4 <= extraEnd; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    let from = field + 4;
    for (const key of ['unpacked', 'packed', 'at'] as const) {
      if (sizes[key] !== 0xffff_ffff) continue;
      sizes[key] = Number(view.getBigUint64(from, true));
      from += 8;
    }
  }
  return sizes;
}

/** Names are UTF-8 when the archive says so or they are; Windows in China writes GBK. */
function nameOf(raw: Uint8Array, isUtf8: boolean): string {
  if (isUtf8) return new TextDecoder().decode(raw);
  for (const encoding of ['UTF-8', 'GB18030'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(raw);
    } catch {
      continue;
    }
  return new TextDecoder('windows-1252').decode(raw);
}
