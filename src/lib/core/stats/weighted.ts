import type { Interval } from './intervals';

export interface WeightedPart {
  weight: number;
  value: number;
  /** Ends of the part's own interval; its value where it has none. */
  lower: number;
  upper: number;
}

export interface WeightedMean extends Interval {
  value: number;
  /** What every part adds to the value, in order. */
  contributions: number[];
}

/**
 * Weighted mean of independent parts; its interval from theirs by squares and roots (MOVER: Zou and Donner, Stat Med 27, 2008,
 * 1693–1702). Null where no part has a weight.
 */
export function weightedMean(parts: readonly WeightedPart[]): WeightedMean | null {
  const all = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (!(all > 0)) return null;
  const contributions = parts.map(({ weight, value }) => (weight / all) * value);
  const value = contributions.reduce((sum, part) => sum + part, 0);
  const reach = (distance: (part: WeightedPart) => number): number =>
    Math.hypot(...parts.map((part) => (part.weight / all) * distance(part)));
  return {
    value,
    lower: value - reach((part) => part.value - part.lower),
    upper: value + reach((part) => part.upper - part.value),
    contributions
  };
}
