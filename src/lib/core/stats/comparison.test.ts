import { describe, expect, it } from 'vitest';
import {
  BINOMIAL,
  binomialCdf,
  binomialQuantile,
  byarInterval,
  funnelLimits,
  gammaQuantile,
  newcombeDifference,
  normalQuantile,
  POISSON,
  poissonCdf,
  poissonQuantile,
  rateLimits,
  rateRatio,
  shrunkRates,
  signalsOf,
  spreadOf,
  standardisedRatios,
  wilsonInterval,
  xmrLimits,
  zScores
} from '.';
import * as R from './golden-comparison';

const near = (values: readonly number[], reference: readonly number[]): void => {
  expect(values).toHaveLength(reference.length);
  values.forEach((value, i) => {
    const wanted = reference[i]!;
    if (Math.abs(wanted) < 1e-12 || !Number.isFinite(wanted)) expect(value).toBeCloseTo(wanted, 12);
    else expect(Math.abs(value / wanted - 1), `${value} against ${wanted}`).toBeLessThan(1e-9);
  });
};
const rows = (all: readonly (readonly number[])[], width: number): [number[], number[]][] =>
  all.map((row) => [row.slice(0, width), row.slice(width)]);
const units = R.COUNTS.map((count, i) => ({ count, base: R.BASES[i]! }));
const target = R.COUNTS.reduce((a, b) => a + b) / R.BASES.reduce((a, b) => a + b);
const CHANCE = { phi: 0, tau2: 0 };
const ends = ({ lower, upper }: { lower: number; upper: number }): number[] => [lower, upper];

describe('distributions agree with R', () => {
  it.each(rows(R.QPOIS, 2))('qpois%j', ([p, mean], [quantile, reached]) => {
    expect(poissonQuantile(p!, mean!)).toBe(quantile);
    near([poissonCdf(quantile!, mean!)], [reached!]);
  });
  it.each(rows(R.QBINOM, 3))('qbinom%j', ([p, n, chance], [quantile, reached]) => {
    expect(binomialQuantile(p!, n!, chance!)).toBe(quantile);
    near([binomialCdf(quantile!, n!, chance!)], [reached!]);
  });
  it.each(rows(R.QNORM, 1))('qnorm%j', ([p], wanted) => near([normalQuantile(p!)], wanted));
  it.each(rows(R.QGAMMA, 3))('qgamma%j', ([p, shape, rate], wanted) =>
    near([gammaQuantile(p!, shape!, rate!)], wanted)
  );
});

describe('a funnel agrees with R and FunnelPlotR', () => {
  it.each(units.map((unit, i) => [i, unit] as const))('exact limits of agency %i', (i, { base }) =>
    near(
      [POISSON, BINOMIAL].flatMap((measure) =>
        [0.95, 0.998].flatMap((level) => ends(funnelLimits(base, target, level, measure, CHANCE)))
      ),
      R.EXACT_LIMITS[i]!
    )
  );
  // Type SR measures count ÷ expected; here expected counts are the bases and 1 is the target.
  const expected = units.map(({ count, base }) => ({ count, base: base * target }));
  const ratio = spreadOf(expected, 1, POISSON);
  const share = spreadOf(units, target, BINOMIAL);
  it('distance of every agency in standard deviations', () => {
    near(
      zScores(expected, 1, POISSON),
      R.Z.map(([z]) => z!)
    );
    near(
      zScores(units, target, BINOMIAL),
      R.Z.map(([, z]) => z!)
    );
  });
  it('spread between agencies', () => {
    near([ratio.phi, ratio.tau2], R.SPREAD[0]!);
    near([share.phi, share.tau2], R.SPREAD[1]!);
  });
  it('a rate and a ratio to expected spread alike', () => {
    const rate = spreadOf(units, target, POISSON);
    near([rate.phi, rate.tau2 / target], R.SPREAD[0]!);
    near(ends(funnelLimits(R.BASES[1]!, target, 0.95, POISSON, rate)), R.WIDENED[1]!.slice(0, 2));
  });
  it.each(units.map((unit, i) => [i, unit] as const))('widened limits of agency %i', (i, { base }) =>
    near(
      [
        ...ends(funnelLimits(base * target, 1, 0.95, POISSON, ratio)).map((end) => end * target),
        ...ends(funnelLimits(base, target, 0.95, BINOMIAL, share))
      ],
      R.WIDENED[i]!
    )
  );
  it('agencies that differ as chance would are not spread', () => {
    const alike = [98, 101, 103, 97].map((count) => ({ count, base: 10_000 }));
    expect(spreadOf(alike, 0.01, POISSON).tau2).toBe(0);
  });
});

describe('shrunk and adjusted rates agree with R', () => {
  it('rates by empirical Bayes with their weight', () => {
    const shrunk = shrunkRates(units, 0.95).units;
    shrunk.forEach(({ value, weight, lower, upper }, i) => near([value, weight, lower, upper], R.SHRUNK[i]!));
  });
  it('rates that differ as chance would are all the mean', () => {
    const { units: shrunk, between } = shrunkRates(
      [1, 2].map((count) => ({ count, base: 100 })),
      0.95
    );
    expect(between).toBe(0);
    expect(shrunk.map(({ value, weight }) => [value, weight])).toEqual([
      [0.015, 0],
      [0.015, 0]
    ]);
  });
  it('ratios to what the mix of cases explains', () => {
    const strata = R.STRATA.map(([unit, stratum, count, base]) => ({
      unit: String(unit),
      stratum: String(stratum),
      count: count!,
      base: base!
    }));
    [...standardisedRatios(strata, 0.95).values()].forEach(({ count, expected, ratio, lower, upper }, i) =>
      near([count, expected, ratio, lower, upper], R.STANDARDISED[i]!)
    );
  });
  it.each(rows(R.BYAR, 1))("Byar's interval of %j", ([k], wanted) =>
    near(ends(byarInterval(k!, 0.95)), wanted)
  );
});

describe('shares and rates compared agree with R', () => {
  it.each(rows(R.WILSON, 2))('Wilson %j', ([k, n], wanted) =>
    near(ends(wilsonInterval(k!, n!, 0.95)), wanted)
  );
  it.each(rows(R.NEWCOMBE, 4))('Newcombe %j', ([k1, n1, k2, n2], wanted) => {
    const { value, lower, upper } = newcombeDifference([k1!, n1!], [k2!, n2!], 0.95);
    near([value, lower, upper], wanted);
  });
  it.each(rows(R.RATE_RATIO, 4))('poisson.test %j', ([k1, b1, k2, b2], wanted) => {
    const { value, lower, upper } = rateRatio([k1!, b1!], [k2!, b2!], 0.95)!;
    near([value, lower, upper], wanted);
  });
  it('nothing is compared with nothing', () => expect(rateRatio([0, 10], [0, 20], 0.95)).toBeNull());
});

describe('control charts', () => {
  it('individuals: one wild range does not widen the limits', () => {
    const { mean, lower, upper } = xmrLimits(R.SERIES);
    near([mean, lower, upper], R.XMR[0]!);
  });
  it('rates have limits of their own base', () =>
    rateLimits(units).limits.forEach((limit, i) => near(ends(limit), R.U_CHART[i]!)));
  it('seven on one side are a shift, seven rising a trend, one beyond its limit is outside', () => {
    const wide = Array.from({ length: 9 }, () => ({ lower: -100, upper: 50 }));
    expect(signalsOf([1, -1, 1, 1, 2, 1, 2, 1, 2], 0, wide)).toEqual([
      null,
      null,
      ...Array.from({ length: 7 }, () => 'shift')
    ]);
    expect(signalsOf([2, -9, -6, -3, 0, 3, 6, 9, 1], 0, wide)).toEqual([
      null,
      ...Array.from({ length: 7 }, () => 'trend'),
      null
    ]);
    expect(signalsOf([0, 60], 0, wide)).toEqual([null, 'outside']);
  });
});
