import { incompleteBeta, lowerGamma } from './incomplete';

/** P(X ≤ k) of a Poisson count with that mean (R's `ppois`). */
export function poissonCdf(k: number, mean: number): number {
  if (k < 0) return 0;
  return mean === 0 ? 1 : 1 - lowerGamma(Math.floor(k) + 1, mean);
}

/** P(X ≤ k) of a binomial count of `n` with chance `p` (R's `pbinom`). */
export function binomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  const whole = Math.floor(k);
  return whole >= n || p === 0 ? 1 : p === 1 ? 0 : incompleteBeta(n - whole, whole + 1, 1 - p);
}

/** A count that a probability has reached may lie this far below it by rounding, as R has it. */
const FUZZ = 64 * Number.EPSILON;

/** Smallest whole number between `low` and `high` at which a rising function reaches `p`. */
function reach(p: number, high: number, cdf: (k: number) => number): number {
  let low = -1;
  let top = high;
  while (top - low > 1) {
    const middle = Math.floor((low + top) / 2);
    if (cdf(middle) >= p * (1 - FUZZ)) top = middle;
    else low = middle;
  }
  return top;
}

/** Smallest k with P(X ≤ k) ≥ p, 0 < p < 1 (R's `qpois`). */
export const poissonQuantile = (p: number, mean: number): number =>
  reach(p, Math.ceil(mean + 12 * Math.sqrt(mean) + 60), (k) => poissonCdf(k, mean));

/** Smallest k with P(X ≤ k) ≥ p, 0 < p < 1 (R's `qbinom`). */
export const binomialQuantile = (p: number, n: number, chance: number): number =>
  reach(p, n, (k) => binomialCdf(k, n, chance));
