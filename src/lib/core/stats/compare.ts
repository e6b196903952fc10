import { binomialInterval, type Interval } from './intervals';
import { normalQuantile } from './quantile';

/** Interval of a share by Wilson (J Am Stat Assoc 22, 1927; R's `prop.test` without correction). */
export function wilsonInterval(k: number, n: number, confidence: number): Interval {
  const z = normalQuantile(1 - (1 - confidence) / 2);
  const p = k / n;
  const centre = p + (z * z) / (2 * n);
  const reach = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const by = 1 + (z * z) / n;
  return { lower: k === 0 ? 0 : (centre - reach) / by, upper: k === n ? 1 : (centre + reach) / by };
}

/** Interval of the difference of two shares, first less second: Newcombe (Stat Med 17, 1998), method 10. */
export function newcombeDifference(
  [k1, n1]: readonly [number, number],
  [k2, n2]: readonly [number, number],
  confidence: number
): Interval & { value: number } {
  const [a, b] = [wilsonInterval(k1, n1, confidence), wilsonInterval(k2, n2, confidence)];
  const [p1, p2] = [k1 / n1, k2 / n2];
  return {
    value: p1 - p2,
    lower: p1 - p2 - Math.hypot(p1 - a.lower, b.upper - p2),
    upper: p1 - p2 + Math.hypot(a.upper - p1, p2 - b.lower)
  };
}

/**
 * Ratio of two rates, first ÷ second, with its exact interval given the sum of both counts (R's `poisson.test` of two samples).
 * Null where nothing happened on either side or a base is 0; Infinity where nothing happened on the second.
 */
export function rateRatio(
  [k1, base1]: readonly [number, number],
  [k2, base2]: readonly [number, number],
  confidence: number
): (Interval & { value: number }) | null {
  if (k1 + k2 === 0 || base1 === 0 || base2 === 0) return null;
  const { lower, upper } = binomialInterval(k1, k1 + k2, confidence);
  const ratio = (share: number): number => (share === 1 ? Infinity : ((share / (1 - share)) * base2) / base1);
  return {
    value: k2 === 0 ? Infinity : k1 / base1 / (k2 / base2),
    lower: ratio(lower),
    upper: ratio(upper)
  };
}
