import type { Mapping } from '../mapping/mapping';
import type { Layout } from '../text/layout';
import type { Decoding } from '../text/encoding';
import { utf8Blocks } from '../text/utf8-blocks';
import type { Opened } from './opened';
import { textOf } from './records';

/** A piece of a table as UTF-8 text. */
export interface TextBlock {
  bytes: Uint8Array;
  /** Bytes of the file read so far. */
  read: number;
  /** Bytes of this piece that were no text. */
  replaced: number;
  /** Where each record of this piece stands, when the lines of the text do not say it. */
  places?: Int32Array;
  /** On the first piece of a table: how it is laid out, and when it is read through a mapping, which and its columns in order. */
  layout?: Layout;
  mapping?: Mapping;
  columns?: readonly string[];
}

/** The text of a table, whatever the format. */
export async function* textBlocks(
  opened: Opened,
  decoding: Decoding,
  signal?: AbortSignal
): AsyncGenerator<TextBlock> {
  if (opened.text !== undefined) return yield* utf8Blocks(opened.text, decoding, signal);
  for await (const batch of opened.records!(signal)) yield { ...textOf(batch), read: 0, replaced: 0 };
}
