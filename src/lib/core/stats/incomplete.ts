import { binomialTerm, poissonTerm } from './deviance';

const MAX_TERMS = 100_000;
const TINY = 1e-300;
const PRECISION = 1e-16;

/** Lentz's method for b₀ + a₁/(b₁ + a₂/(b₂ + …)); `term` gives [aᵢ, bᵢ]. Numerical Recipes §5.2. */
function continuedFraction(first: number, term: (i: number) => readonly [number, number]): number {
  let value = first || TINY;
  let c = value;
  let d = 0;
  for (let i = 1; i <= MAX_TERMS; i++) {
    const [a, b] = term(i);
    d = 1 / (b + a * d || TINY);
    c = b + a / c || TINY;
    value *= c * d;
    if (Math.abs(c * d - 1) <= PRECISION) break;
  }
  return value;
}

/** Density of the gamma distribution of shape `a` and scale 1. */
export const gammaDensity = (a: number, x: number): number => (poissonTerm(a, x) * a) / x;

/** Regularised lower incomplete gamma function P(a, x). Numerical Recipes §6.2. */
export function lowerGamma(a: number, x: number): number {
  if (x >= a + 1) {
    const fraction = continuedFraction(x + 1 - a, (i) => [-i * (i - a), x + 2 * i + 1 - a]);
    return 1 - (gammaDensity(a, x) * x) / fraction;
  }
  let sum = 1 / a;
  let term = sum;
  for (let n = 1; n <= MAX_TERMS && term > sum * PRECISION; n++) sum += term *= x / (a + n);
  return sum * gammaDensity(a, x) * x;
}

/** Density of the beta distribution. */
export const betaDensity = (a: number, b: number, x: number): number =>
  ((binomialTerm(a, b, x) / x / (1 - x)) * a * b) / (a + b);

/** Regularised incomplete beta function Iₓ(a, b). Numerical Recipes §6.4. */
export function incompleteBeta(a: number, b: number, x: number): number {
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(b, a, 1 - x);
  const fraction = continuedFraction(1, (i) => {
    if (i === 1) return [-((a + b) * x) / (a + 1), 1];
    const m = Math.floor(i / 2);
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    return [i % 2 === 0 ? even : odd, 1];
  });
  return (betaDensity(a, b, x) * x * (1 - x)) / (a * fraction);
}
