import { poissonInterval, type Interval } from './intervals';
import { normalQuantile } from './quantile';

/** Events and base of one unit in one stratum (band × product × channel). */
export interface Stratum {
  unit: string;
  stratum: string;
  count: number;
  base: number;
}

/** Events of a unit against what its own mix would give at the rates of all units together. */
export interface Standardised extends Interval {
  count: number;
  expected: number;
  /** count ÷ expected; 1 is what the mix explains. */
  ratio: number;
}

/**
 * Indirect standardisation: Breslow and Day, Statistical Methods in Cancer Research II (IARC 82, 1987), ch. 2; the exact interval
 * of the count over what is expected. Units whose strata have no events anywhere are left out.
 */
export function standardisedRatios(
  strata: readonly Stratum[],
  confidence: number
): Map<string, Standardised> {
  const all = new Map<string, { count: number; base: number }>();
  for (const { stratum, count, base } of strata) {
    const known = all.get(stratum) ?? { count: 0, base: 0 };
    all.set(stratum, { count: known.count + count, base: known.base + base });
  }
  const units = new Map<string, { count: number; expected: number }>();
  for (const { unit, stratum, count, base } of strata) {
    const known = units.get(unit) ?? { count: 0, expected: 0 };
    const rates = all.get(stratum)!;
    const expected = rates.base === 0 ? 0 : (base * rates.count) / rates.base;
    units.set(unit, { count: known.count + count, expected: known.expected + expected });
  }
  return new Map(
    [...units].flatMap(([unit, { count, expected }]) => {
      if (expected === 0) return [];
      const { lower, upper } = poissonInterval(count, confidence);
      return [
        [unit, { count, expected, ratio: count / expected, lower: lower / expected, upper: upper / expected }]
      ];
    })
  );
}

/** Byar's approximate interval of a Poisson mean (Breslow and Day 1987, p. 69; PHEindicatormethods). */
export function byarInterval(k: number, confidence: number): Interval {
  const z = normalQuantile(1 - (1 - confidence) / 2);
  const end = (n: number, sign: number): number =>
    n * (1 - 1 / (9 * n) + (sign * z) / (3 * Math.sqrt(n))) ** 3;
  return { lower: k === 0 ? 0 : end(k, -1), upper: end(k + 1, 1) };
}
