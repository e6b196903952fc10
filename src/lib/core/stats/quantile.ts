import jstat from 'jstat';
import { betaDensity, gammaDensity, incompleteBeta, lowerGamma } from './incomplete';

const { jStat } = jstat;

/** jstat stops some quantiles at 1e-8; Newton steps on the exact distribution function take them to the last digits. */
function polish(start: number, step: (x: number) => number): number {
  let x = start;
  for (let i = 0; i < 8; i++) {
    const change = step(x);
    if (!Number.isFinite(change) || x - change <= 0) return x;
    x -= change;
    if (Math.abs(change) <= x * 1e-15) return x;
  }
  return x;
}

/**
 * Quantile of the chi-square distribution: x with P(X ≤ x) = p. Throws RangeError unless 0 ≤ p < 1 and df > 0.
 * Source: jstat 1.9.6, refined; golden values from R's `qchisq`.
 */
export function chiSquareQuantile(p: number, df: number): number {
  if (!(p >= 0 && p < 1 && df > 0)) throw new RangeError(`no chi-square quantile for p ${p} and df ${df}`);
  if (p === 0) return 0;
  return (
    2 * polish(jStat.chisquare.inv(p, df) / 2, (x) => (lowerGamma(df / 2, x) - p) / gammaDensity(df / 2, x))
  );
}

/** Quantile of the beta distribution, for 0 < p < 1. */
export const betaQuantile = (p: number, a: number, b: number): number =>
  polish(jStat.beta.inv(p, a, b), (x) => (incompleteBeta(a, b, x) - p) / betaDensity(a, b, x));

/** Quantile of the gamma distribution of that shape and rate (R's `qgamma`). */
export const gammaQuantile = (p: number, shape: number, rate: number): number =>
  chiSquareQuantile(p, 2 * shape) / 2 / rate;

/** Quantile of the standard normal distribution, by the chi-square of one degree of freedom (R's `qnorm`). */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`no normal quantile for p ${p}`);
  return p < 0.5 ? -normalQuantile(1 - p) : Math.sqrt(chiSquareQuantile(2 * p - 1, 1));
}
