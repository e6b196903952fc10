import type { Unit } from './funnel';
import type { Interval } from './intervals';
import { gammaQuantile } from './quantile';

export interface Shrunk {
  /** Mean of the rates' distribution, and its variance between units; 0 where chance explains the differences. */
  mean: number;
  between: number;
  units: ({ value: number; weight: number } & Interval)[];
}

/**
 * Rates drawn towards the mean of all by as much as chance blurs them. The prior is a gamma distribution whose mean and variance
 * are found by moments (Marshall, J R Stat Soc C 40, 1991; epiR's `epi.empbayes`); `weight` is the share of a unit's own rate,
 * base ÷ (base + mean ÷ between). The interval is the gamma posterior's; without variance between units it has no width.
 */
export function shrunkRates(units: readonly Unit[], confidence: number): Shrunk {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const base = sum(units.map((unit) => unit.base));
  const mean = sum(units.map(({ count }) => count)) / base;
  const variance = sum(units.map((unit) => unit.base * (unit.count / unit.base - mean) ** 2)) / base;
  const between = Math.max(0, variance - mean / (base / units.length));
  const tail = (1 - confidence) / 2;
  if (!(between > 0))
    return {
      mean,
      between: 0,
      units: units.map(() => ({ value: mean, weight: 0, lower: mean, upper: mean }))
    };
  const prior = mean / between;
  return {
    mean,
    between,
    units: units.map((unit) => {
      const [shape, rate] = [unit.count + mean * prior, unit.base + prior];
      return {
        value: shape / rate,
        weight: unit.base / rate,
        lower: gammaQuantile(tail, shape, rate),
        upper: gammaQuantile(1 - tail, shape, rate)
      };
    })
  };
}
