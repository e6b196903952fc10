import {
  BINOMIAL,
  POISSON,
  funnelLimits,
  shrunkRates,
  spreadOf,
  type Interval,
  type Measure
} from '#lib/core/stats';
import { rateOf, rounded } from '../figures/rate';
import type { Comparison, Denominator, Standing } from './types';

export interface Counted {
  agency: string;
  count: number;
  base: number;
}

const SCALE = 1000;
const NEAR = 0.95;
const FAR = 0.998;
const STEPS = 40;
const measureOf = (denominator: Denominator): Measure => (denominator === 'contacts' ? BINOMIAL : POISSON);
const scaled = ({ lower, upper }: Interval): Interval => ({
  lower: rounded(lower * SCALE),
  upper: rounded(upper * SCALE)
});

/** Agencies with a base, compared with all of them together. */
export function compared(all: readonly Counted[], denominator: Denominator): Comparison {
  const units = all.filter(({ base }) => base > 0);
  const count = units.reduce((sum, unit) => sum + unit.count, 0);
  const base = units.reduce((sum, unit) => sum + unit.base, 0);
  const overall = rateOf(count, base, SCALE);
  if (count === 0) return { overall, spread: { phi: 0, tau2: 0 }, agencies: quiet(units), limits: [] };
  const measure = measureOf(denominator);
  const target = count / base;
  const spread = spreadOf(units, target, measure);
  const at = (own: number, level: number): Interval => funnelLimits(own, target, level, measure, spread);
  const shrunk = shrunkRates(units, NEAR).units;
  return {
    overall,
    spread,
    agencies: units.map((unit, i) => {
      const { value, weight, lower, upper } = shrunk[i]!;
      return {
        agency: unit.agency,
        rate: rateOf(unit.count, unit.base, SCALE),
        standing: standingOf(unit.count / unit.base, at(unit.base, NEAR), at(unit.base, FAR)),
        shrunk: {
          value: rounded(value * SCALE),
          low: weight === 0 ? overall.low! : rounded(lower * SCALE),
          high: weight === 0 ? overall.high! : rounded(upper * SCALE),
          weight: rounded(weight)
        },
        place: placeOf(unit, units)
      };
    }),
    limits: basesOf(units).map((own) => ({
      base: own,
      near: scaled(at(own, NEAR)),
      far: scaled(at(own, FAR))
    }))
  };
}

const placeOf = (unit: Counted, units: readonly Counted[]): number =>
  1 + units.filter((other) => other.count * unit.base > unit.count * other.base).length;

const quiet = (units: readonly Counted[]): Comparison['agencies'] =>
  units.map(({ agency, base }) => ({
    agency,
    rate: rateOf(0, base, SCALE),
    standing: 'chance',
    shrunk: { value: 0, low: 0, high: 0, weight: 0 },
    place: 1
  }));

function standingOf(value: number, near: Interval, far: Interval): Standing {
  if (value > far.upper) return 'above';
  if (value < far.lower) return 'below';
  if (value > near.upper) return 'perhaps-above';
  return value < near.lower ? 'perhaps-below' : 'chance';
}

/** Bases the funnel is drawn at, closer together where it is steep. */
function basesOf(units: readonly Counted[]): number[] {
  const most = Math.max(...units.map(({ base }) => base)) * 1.08;
  const least = Math.max(1, Math.min(...units.map(({ base }) => base)) * 0.5);
  const bases = Array.from({ length: STEPS + 1 }, (_, i) =>
    Math.round(least * (most / least) ** (i / STEPS))
  );
  return [...new Set(bases)];
}

/** Agencies whose place by one denominator differs from that by another. */
export const movedAgencies = (
  from: Comparison,
  to: Comparison
): { agency: string; from: number; to: number }[] =>
  to.agencies.flatMap(({ agency, place }) => {
    const before = from.agencies.find((each) => each.agency === agency)?.place;
    return before === undefined || before === place ? [] : [{ agency, from: before, to: place }];
  });
