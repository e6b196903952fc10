import { betaQuantile, chiSquareQuantile } from './quantile';

/** Both ends of a confidence interval. */
export interface Interval {
  lower: number;
  upper: number;
}

function checkConfidence(confidence: number): void {
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`confidence must lie between 0 and 1: ${confidence}`);
}

function checkCount(k: number, most: number): void {
  if (!Number.isSafeInteger(k) || k < 0 || k > most) throw new RangeError(`not a count: ${k}`);
}

/**
 * Lower end of the exact two-sided interval of a Poisson mean after `k` events: qchisq(α/2, 2k)/2, and 0 for none.
 * Source: Garwood, Biometrika 28 (1936); R's `poisson.test`.
 */
export function poissonLower(k: number, confidence: number): number {
  checkConfidence(confidence);
  checkCount(k, Number.MAX_SAFE_INTEGER);
  return k === 0 ? 0 : chiSquareQuantile((1 - confidence) / 2, 2 * k) / 2;
}

/** Exact two-sided interval of a Poisson mean after `k` events (Garwood 1936; R's `poisson.test`). */
export function poissonInterval(k: number, confidence: number): Interval {
  return {
    lower: poissonLower(k, confidence),
    upper: chiSquareQuantile(1 - (1 - confidence) / 2, 2 * k + 2) / 2
  };
}

/** Exact two-sided interval of a share, `k` of `n` (Clopper and Pearson, Biometrika 26, 1934; R's `binom.test`). */
export function binomialInterval(k: number, n: number, confidence: number): Interval {
  checkConfidence(confidence);
  checkCount(n, Number.MAX_SAFE_INTEGER);
  checkCount(k, n);
  const tail = (1 - confidence) / 2;
  return {
    lower: k === 0 ? 0 : betaQuantile(tail, k, n - k + 1),
    upper: k === n ? 1 : betaQuantile(1 - tail, k + 1, n - k)
  };
}
