import { binomialCdf, binomialQuantile } from './discrete';
import type { Interval } from './intervals';
import { chiSquareQuantile, normalQuantile } from './quantile';

/** What one unit (an agency) is compared by: events, and its base: events expected, or trials. */
export interface Unit {
  count: number;
  base: number;
}

/** How far units differ beyond chance. `phi` is the mean of the squared winsorised z; `tau2` the variance between units. */
export interface Spread {
  phi: number;
  tau2: number;
}

/** Either kind of measure: counts against what is expected, or a share of trials. */
export interface Measure {
  /** Limits of a unit by chance alone, in the unit of count ÷ base. */
  limits(base: number, target: number, confidence: number): Interval;
  /** Place of a value on the scale on which its variance does not depend on it. */
  transform(value: number): number;
  back(place: number): number;
  /** Standard deviation on that scale. */
  deviation(base: number, target: number): number;
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/**
 * Events against a base with a rate: exact limits by chi-square, qchisq(α/2, 2E)/2 and qchisq(1 − α/2, 2E + 2)/2 for E expected
 * (FunnelPlotR 0.5, `calculate_limits`, type SR); square roots for the spread (Spiegelhalter, Stat Med 24, 2005, A.1).
 */
export const POISSON: Measure = {
  limits(base, target, confidence) {
    const expected = base * target;
    const tail = (1 - confidence) / 2;
    return {
      lower: expected === 0 ? 0 : chiSquareQuantile(tail, 2 * expected) / 2 / base,
      upper: chiSquareQuantile(1 - tail, 2 * expected + 2) / 2 / base
    };
  },
  transform: (value) => Math.sqrt(value),
  back: (place) => Math.max(0, place) ** 2,
  deviation: (base) => 1 / (2 * Math.sqrt(base))
};

/**
 * A share of trials: exact binomial limits, interpolated between the two counts that enclose the chance asked for
 * (Spiegelhalter, Stat Med 24, 2005, A.1.1); arcsines for the spread (FunnelPlotR 0.5, type PR).
 */
export const BINOMIAL: Measure = {
  limits(base, target, confidence) {
    const tail = (1 - confidence) / 2;
    return {
      lower: interpolated(tail, base, target) / base,
      upper: interpolated(1 - tail, base, target) / base
    };
  },
  transform: (value) => Math.asin(Math.sqrt(value)),
  back: (place) => Math.sin(clamp(place, 0, Math.PI / 2)) ** 2,
  deviation: (base) => 1 / (2 * Math.sqrt(base))
};

function interpolated(p: number, n: number, target: number): number {
  const k = binomialQuantile(p, n, target);
  const reached = binomialCdf(k, n, target);
  const step = reached - binomialCdf(k - 1, n, target);
  return clamp(k - (reached - p) / step, 0, n);
}

/** Distance of every unit from the target in standard deviations of chance. */
export const zScores = (units: readonly Unit[], target: number, measure: Measure): number[] =>
  units.map(
    ({ count, base }) =>
      (measure.transform(count / base) - measure.transform(target)) / measure.deviation(base, target)
  );

/** The quantile between order statistics (type 7, R's `quantile`). */
export function quantileOf(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * p;
  const low = Math.floor(place);
  const below = sorted[low]!;
  return below + (place - low) * ((sorted[low + 1] ?? below) - below);
}

/** Values beyond the `share` quantiles of either side are drawn in to them. */
export function winsorised(values: readonly number[], share: number): number[] {
  const [low, high] = [quantileOf(values, share), quantileOf(values, 1 - share)];
  return values.map((value) => clamp(value, low, high));
}

const TRIM = 0.1;

/**
 * Overdispersion: Spiegelhalter, Qual Saf Health Care 14 (2005), 347–351; additive, after DerSimonian and Laird, from z drawn in
 * by 10 % at either side, and none where N·φ < N − 1 (FunnelPlotR 0.5, `tau_func`). Needs a base > 0 of every unit.
 */
export function spreadOf(units: readonly Unit[], target: number, measure: Measure): Spread {
  const n = units.length;
  if (n === 0) return { phi: 0, tau2: 0 };
  const z = winsorised(zScores(units, target, measure), TRIM);
  const phi = z.reduce((sum, value) => sum + value * value, 0) / n;
  const weights = units.map(({ base }) => 1 / measure.deviation(base, target) ** 2);
  const [once, twice] = [weights, weights.map((w) => w * w)].map((all) => all.reduce((sum, w) => sum + w, 0));
  const between = n < 2 || n * phi < n - 1 ? 0 : (n * phi - (n - 1)) / (once! - twice! / once!);
  return { phi, tau2: Math.max(0, between) };
}

/**
 * Limits of a unit in the unit of count ÷ base: exact where the units do not differ beyond chance, else
 * widened by the variance between them and taken back from the transformed scale.
 */
export function funnelLimits(
  base: number,
  target: number,
  confidence: number,
  measure: Measure,
  { tau2 }: Spread
): Interval {
  if (tau2 === 0) return measure.limits(base, target, confidence);
  const centre = measure.transform(target);
  const reach =
    normalQuantile(1 - (1 - confidence) / 2) * Math.sqrt(measure.deviation(base, target) ** 2 + tau2);
  return { lower: measure.back(centre - reach), upper: measure.back(centre + reach) };
}
