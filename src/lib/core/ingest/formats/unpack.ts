import type { SourceFile } from '../text/source-file';
import { expandedLimit } from './limits';
import { Unreadable } from './refusal';

/** A stream that unpacks another, fails with `broken_archive` where that is damaged and with `too_big_inside` beyond a limit. */
export function unpacked(
  stream: ReadableStream<Uint8Array>,
  format: 'gzip' | 'deflate-raw',
  size: number
): ReadableStream<Uint8Array> {
  const limit = expandedLimit(size);
  const reader = stream
    .pipeThrough(new DecompressionStream(format) as unknown as ReadableWritablePair<Uint8Array, Uint8Array>)
    .getReader();
  let given = 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await reader.read().catch(() => {
        throw new Unreadable('broken_archive');
      });
      if (done) return controller.close();
      given += value.length;
      if (given > limit) throw new Unreadable('too_big_inside', { limit: Math.round(limit / (1 << 20)) });
      controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason).catch(() => undefined)
  });
}

/** The file inside a gzip file. Its size is not known before it is read. */
export const gunzipped = (file: SourceFile): SourceFile => ({
  name: file.name,
  size: file.size,
  stream: () => unpacked(file.stream(), 'gzip', file.size)
});
