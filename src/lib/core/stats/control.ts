import type { Interval } from './intervals';

/** Mean and limits of an individuals chart. */
export interface Control extends Interval {
  mean: number;
}

const LIMIT = 2.66;
const SCREEN = 3.267;
const average = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Individuals and moving ranges: mean ± 2.66 × the mean moving range, from which ranges above 3.267 × itself are first left out
 * (Wheeler; NHSRplotthedots 0.2, `ptd_spc_standard`).
 */
export function xmrLimits(values: readonly number[]): Control {
  const ranges = values.slice(1).map((value, i) => Math.abs(value - values[i]!));
  const limit = SCREEN * average(ranges);
  const range = average(ranges.filter((each) => each <= limit));
  const mean = average(values);
  return { mean, lower: mean - LIMIT * range, upper: mean + LIMIT * range };
}

/** Limits of a rate at three standard deviations of chance for each base: the u chart (Montgomery, ch. 7; qcc `type = "u"`). */
export function rateLimits(units: readonly { count: number; base: number }[]): {
  mean: number;
  limits: Interval[];
} {
  const base = units.reduce((sum, unit) => sum + unit.base, 0);
  const mean = base === 0 ? 0 : units.reduce((sum, { count }) => sum + count, 0) / base;
  return {
    mean,
    limits: units.map((unit) => {
      const reach = unit.base === 0 ? 0 : 3 * Math.sqrt(mean / unit.base);
      return { lower: Math.max(0, mean - reach), upper: mean + reach };
    })
  };
}

export type Signal = 'outside' | 'shift' | 'trend' | null;
const RUN = 7;

/**
 * What each value of a series says: beyond its limits; one of seven or more on one side of the mean; one of seven or more that
 * all rise or all fall (the rules of NHSRplotthedots).
 */
export function signalsOf(values: readonly number[], mean: number, limits: readonly Interval[]): Signal[] {
  const runs = (sign: (i: number) => number, steps: number): boolean[] => {
    const inRun = values.map(() => false);
    let start = 0;
    for (let i = 1; i <= values.length; i++) {
      if (i < values.length && sign(i) !== 0 && sign(i) === sign(start)) continue;
      if (sign(start) !== 0 && i - start >= steps) inRun.fill(true, start, i);
      start = i;
    }
    return inRun;
  };
  const sides = runs((i) => Math.sign(values[i]! - mean), RUN);
  // A rise of seven values has six steps; the value before the first step belongs to it.
  const steps = runs((i) => (i === 0 ? 0 : Math.sign(values[i]! - values[i - 1]!)), RUN - 1);
  return values.map((value, i) => {
    const limit = limits[i]!;
    if (value < limit.lower || value > limit.upper) return 'outside';
    if (sides[i]) return 'shift';
    return steps[i] || steps[i + 1] ? 'trend' : null;
  });
}
