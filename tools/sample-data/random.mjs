// Seeded randomness (mulberry32): the same seed gives the same bytes on every machine.
export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  };
  const int = (from, to) => from + Math.floor(next() * (to - from + 1));
  const pick = (list) => list[int(0, list.length - 1)];
  const chance = (p) => next() < p;
  /** Picks a key of `{key: weight}`; weights are integers, so that no sum depends on rounding. */
  const weighted = (weights) => {
    const entries = Object.entries(weights);
    let at = int(1, entries.reduce((sum, [, weight]) => sum + weight, 0));
    for (const [key, weight] of entries) if ((at -= weight) <= 0) return key;
  };
  return { next, int, pick, chance, weighted };
}
