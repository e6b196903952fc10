import type { Column } from '@uwdata/flechette';

const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

/** The strings of a column. A batch of plain ASCII is decoded once and cut, which is several times faster than one by one. */
export function decodeText(column: Column<unknown>): (string | null)[] {
  const out: (string | null)[] = [];
  for (const batch of column.data) {
    const bytes = batch.values as Uint8Array;
    const offsets = batch.offsets as Int32Array;
    const from = offsets[0] ?? 0;
    const to = offsets[batch.length] ?? from;
    const text = DECODER.decode(bytes.subarray(from, to));
    const isPlain = text.length === to - from;
    for (let row = 0; row < batch.length; row++) {
      const start = offsets[row]!;
      const end = offsets[row + 1]!;
      if (batch.nullCount > 0 && !batch.isValid(row)) out.push(null);
      else if (isPlain) out.push(text.slice(start - from, end - from));
      else out.push(DECODER.decode(bytes.subarray(start, end)));
    }
  }
  return out;
}
