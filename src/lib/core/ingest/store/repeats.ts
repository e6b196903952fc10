import type { Engine } from '#lib/core/engine';
import { createRepeats } from './schema';

/** Hashes of the rows of one file, NaN for a row that has none, and the record each row came from. */
export interface HashedRows {
  file: number;
  hashAt(index: number): number;
  recordAt(index: number): number;
  length: number;
}

/** Rows whose hash occurs more than once; rows of one hash share a `family`. */
export interface Repeats {
  file: number[];
  record: number[];
  family: number[];
}

export function repeatsOf(parts: readonly HashedRows[]): Repeats {
  const total = parts.reduce((sum, { length }) => sum + length, 0);
  const size = 2 ** Math.ceil(Math.log2(total * 2 + 16));
  const mask = size - 1;
  const slots = new Float64Array(size).fill(-1);
  const isRepeated = new Uint8Array(size);
  const slotOf = (hash: number) => {
    let slot = (hash >>> 0) & mask;
    while (slots[slot] !== -1 && slots[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  };
  let hasRepeats = false;
  for (const part of parts)
    for (let i = 0; i < part.length; i++) {
      const hash = part.hashAt(i);
      if (Number.isNaN(hash)) continue;
      const slot = slotOf(hash);
      if (slots[slot] === hash) {
        isRepeated[slot] = 1;
        hasRepeats = true;
      } else slots[slot] = hash;
    }
  const found: Repeats = { file: [], record: [], family: [] };
  if (!hasRepeats) return found;
  for (const part of parts)
    for (let i = 0; i < part.length; i++) {
      const hash = part.hashAt(i);
      if (Number.isNaN(hash)) continue;
      const slot = slotOf(hash);
      if (isRepeated[slot] === 0) continue;
      found.file.push(part.file);
      found.record.push(part.recordAt(i));
      found.family.push(slot);
    }
  return found;
}

export const hashedRows = (
  file: number,
  length: number,
  hashAt: HashedRows['hashAt'],
  record: { at(index: number): number }
): HashedRows => ({ file, length, hashAt, recordAt: (index) => record.at(index) });

/** Names the rows in the engine table `repeat_row`. */
export async function storeRepeats(engine: Engine, { file, record, family }: Repeats): Promise<void> {
  await engine.query(createRepeats());
  await engine.append(
    'repeat_row',
    {
      file: { type: 'int32', values: Int32Array.from(file) },
      record: { type: 'int32', values: Int32Array.from(record) },
      family: { type: 'int32', values: Int32Array.from(family) }
    },
    file.length
  );
}
