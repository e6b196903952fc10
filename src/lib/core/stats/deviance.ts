import jstat from 'jstat';

/*
 * C. Loader, "Fast and accurate computation of binomial probabilities" (2000), as in R: the plain formula with
 * logarithms of gamma functions loses as many digits as the logarithm is large.
 */

const HALF_LOG_TWO_PI = 0.9189385332046727;

/** log Γ(n + 1) less Stirling's approximation of it. */
function stirlingError(n: number): number {
  if (n < 16) return jstat.jStat.gammaln(n + 1) - (n + 0.5) * Math.log(n) + n - HALF_LOG_TWO_PI;
  const n2 = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / n2) / n2) / n2) / n2) / n;
}

/** x·log(x/m) + m − x, also where x is close to m. */
function deviance(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const v = (x - m) / (x + m);
  let sum = (x - m) * v;
  let term = 2 * x * v;
  for (let j = 1; j < 1000; j++) {
    term *= v * v;
    const next = sum + term / (2 * j + 1);
    if (next === sum) return next;
    sum = next;
  }
  return sum;
}

/** xᵃ e⁻ˣ / Γ(a + 1). */
export const poissonTerm = (a: number, x: number): number =>
  Math.exp(-stirlingError(a) - deviance(a, x)) / Math.sqrt(2 * Math.PI * a);

/** xᵃ (1 − x)ᵇ Γ(a + b + 1) / (Γ(a + 1) Γ(b + 1)). */
export function binomialTerm(a: number, b: number, x: number): number {
  const n = a + b;
  const error = stirlingError(n) - stirlingError(a) - stirlingError(b);
  return (
    Math.exp(error - deviance(a, n * x) - deviance(b, n * (1 - x))) * Math.sqrt(n / (2 * Math.PI * a * b))
  );
}
