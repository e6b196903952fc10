import { describe, expect, it } from 'vitest';
import {
  binomialInterval,
  chiSquareQuantile,
  median,
  poissonInterval,
  poissonLower,
  roundSignificant
} from '.';
import { BINOM_TEST, POISSON_TEST, QCHISQ } from './golden';

const near = (value: number, reference: number): void => {
  if (reference === 0) expect(value).toBe(0);
  else expect(Math.abs(value / reference - 1), `${value} against ${reference}`).toBeLessThan(1e-12);
};

describe('quantiles and exact intervals agree with R to twelve digits', () => {
  it.each(QCHISQ)('qchisq(%d, %d)', (p, df, reference) => near(chiSquareQuantile(p, df), reference));

  it.each(POISSON_TEST)('poisson.test(%d, conf.level = %d)', (k, level, lower, upper) => {
    near(poissonInterval(k, level).lower, lower);
    near(poissonInterval(k, level).upper, upper);
    near(poissonLower(k, level), lower);
  });

  it.each(BINOM_TEST)('binom.test(%d, %d, conf.level = %d)', (k, n, level, lower, upper) => {
    near(binomialInterval(k, n, level).lower, lower);
    near(binomialInterval(k, n, level).upper, upper);
  });
});

describe('what is no count or no confidence is refused', () => {
  it.each([-1, 0.5, Number.NaN])('%d complaints', (k) => {
    expect(() => poissonInterval(k, 0.95)).toThrow(RangeError);
    expect(() => binomialInterval(k, 10, 0.95)).toThrow(RangeError);
  });
  it.each([0, 1, 95])('a confidence of %d', (confidence) => {
    expect(() => poissonLower(1, confidence)).toThrow(RangeError);
  });
  it('more hits than trials', () => expect(() => binomialInterval(11, 10, 0.95)).toThrow(RangeError));
});

describe('summaries', () => {
  it('the median of an even number of rates is the mean of the middle two', () => {
    expect(median([10, 2, 3])).toBe(3);
    expect(median([10, 2, 3, 100])).toBe(6.5);
    expect(() => median([])).toThrow(RangeError);
  });
  it('a ratio is rounded to so many significant digits', () => {
    expect(roundSignificant(1 / 3, 12)).toBe(0.333333333333);
    expect(roundSignificant(200000 / 3, 12)).toBe(66666.6666667);
    expect(roundSignificant(0, 12)).toBe(0);
    expect(roundSignificant(Infinity, 12)).toBe(Infinity);
  });
});
