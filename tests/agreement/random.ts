/** Seeded choices; the same seed gives the same choices for ever. */
export interface Random {
  next(): number;
  whole(from: number, to: number): number;
  chance(share: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** At least one of them, in their order. */
  some<T>(from: readonly T[]): T[];
}

/** mulberry32 (T. Ettinger, public domain). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(from: readonly T[]): T => from[whole(0, from.length - 1)]!;
  return {
    next,
    whole,
    chance: (share) => next() < share,
    pick,
    some: <T>(from: readonly T[]): T[] => {
      const kept = from.filter(() => next() < 0.5);
      return kept.length > 0 ? kept : [pick(from)];
    }
  };
}
