import { expect, it } from 'vitest';
import { weightedMean } from '.';

it('an index is the weighted mean of its parts, and its contributions add up to it', () => {
  const index = weightedMean([
    { weight: 3, value: 120, lower: 80, upper: 200 },
    { weight: 1, value: 40, lower: 40, upper: 40 }
  ])!;
  expect(index.value).toBe(100);
  expect(index.contributions).toEqual([90, 10]);
  expect([index.lower, index.upper]).toEqual([70, 160]);
});

it('equal parts with equal intervals are surer together than apart', () => {
  const part = { weight: 1, value: 10, lower: 6, upper: 14 };
  const index = weightedMean([part, part, part, part])!;
  expect([index.lower, index.upper]).toEqual([8, 12]);
});

it('without any weight there is no index', () => {
  expect(weightedMean([{ weight: 0, value: 1, lower: 0, upper: 2 }])).toBeNull();
});
