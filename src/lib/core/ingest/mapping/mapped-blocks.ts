import type { TextBlock } from '../formats/text-blocks';
import type { Layout } from '../text/layout';
import { RecordScanner } from '../text/record-scanner';
import { TextWriter } from '../text/text-writer';
import type { Mapping } from './mapping';
import { RowMapper } from './row-mapper';

const BLOCK_BYTES = 1 << 20;
const encoder = new TextEncoder();
const NOTHING = new Uint8Array(0);

/** The text of a table through a mapping: canonical columns under a header of theirs, each record with its place. */
export async function* mappedBlocks(
  blocks: AsyncIterable<TextBlock>,
  mapping: Mapping,
  layout: Layout
): AsyncGenerator<TextBlock> {
  const mapper = new RowMapper(
    mapping,
    layout.columns.map(({ header }) => header)
  );
  const scanner = new RecordScanner(layout.delimiter.charCodeAt(0), layout.quote.charCodeAt(0));
  const out = new TextWriter();
  let places: number[] = [];
  const take = (read: number, replaced: number): TextBlock => {
    const block = { bytes: out.take(), places: Int32Array.from(places), read, replaced };
    places = [];
    return block;
  };
  const header = encoder.encode(`${mapper.columns.join(',')}\n`);
  yield {
    bytes: header,
    places: Int32Array.of(layout.headerLine),
    read: 0,
    replaced: 0,
    layout,
    mapping,
    columns: mapper.columns
  };
  let toSkip = layout.skipped + 1;
  let read = 0;
  function* drain(replaced: number) {
    while (scanner.next()) {
      if (toSkip > 0) {
        toSkip--;
        continue;
      }
      places.push(mapper.write(scanner, out));
      if (out.length >= BLOCK_BYTES) yield take(read, 0);
    }
    if (places.length > 0 || replaced > 0) yield take(read, replaced);
  }
  for await (const block of blocks) {
    ({ read } = block);
    if (block.places) scanner.feedPlaced(block.bytes, block.places);
    else scanner.feed(block.bytes);
    yield* drain(block.replaced);
  }
  scanner.end();
  scanner.feed(NOTHING);
  yield* drain(0);
}
