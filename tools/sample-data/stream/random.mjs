// mulberry32 as in ../random.mjs, with weights summed once: millions of draws are made.
export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  };
  const below = (bound) => Math.floor(next() * bound);
  return { next, below, int: (from, to) => from + below(to - from + 1), chance: (p) => next() < p };
}

/** A drawer of indexes by whole weights. */
export function drawer(weights) {
  const slots = weights.flatMap((weight, index) => Array(weight).fill(index));
  return (rng) => slots[rng.below(slots.length)];
}
