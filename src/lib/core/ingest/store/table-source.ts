import type { Opened } from '../formats/opened';
import { textBlocks, type TextBlock } from '../formats/text-blocks';
import { choose } from '../mapping/choose';
import { mappedBlocks } from '../mapping/mapped-blocks';
import type { Decoding } from '../text/encoding';
import type { LoadOptions } from './load-options';

/** The text of a table, its layout on the first piece; through a mapping where one is given or fits. */
export async function* tableBlocks(
  opened: Opened,
  decoding: Decoding,
  options: LoadOptions
): AsyncGenerator<TextBlock> {
  const source = textBlocks(opened, decoding, options.signal);
  try {
    const first = await source.next();
    if (first.done) return;
    const second = await source.next();
    const hints = opened.text ? options : { ...options, delimiter: ',', quote: '"' };
    const choice = choose(first.value.bytes, second.done === true, hints);
    if (choice === null) return;
    const { layout, mapping } = choice;
    const { places } = first.value;
    if (places) layout.headerLine = Math.abs(places[layout.skipped]!) || 1;
    const rest = async function* (start: TextBlock): AsyncGenerator<TextBlock> {
      yield start;
      if (second.done) return;
      yield second.value;
      yield* source;
    };
    if (mapping === null || layout.missing.length > 0) yield* rest({ ...first.value, layout });
    else yield* mappedBlocks(rest(first.value), mapping, layout);
  } finally {
    await source.return(undefined);
  }
}
