import { describe, expect, it } from 'vitest';
import { mergeOutlines } from './draw-heat';
import { mixRgb } from './palette';
import { sparkPaths } from './spark';

describe('permitted hours', () => {
  it('of days that permit the same hours are outlined as one box', () => {
    const outlines = [0, 1, 2, 5].map((row) => ({ row, from: 8, to: 20 }));
    expect(mergeOutlines([...outlines, { row: 3, from: 9, to: 20 }])).toEqual([
      { from: 8, to: 20, first: 0, last: 2 },
      { from: 8, to: 20, first: 5, last: 5 },
      { from: 9, to: 20, first: 3, last: 3 }
    ]);
  });
});

describe('a small trend', () => {
  it('leaves a gap open', () => {
    expect(sparkPaths([0, 10, null, 5, 5], 100, 24)).toEqual(['M0 23L25 1', 'M75 12L100 12']);
  });
  it('shows a lone value as a point and nothing for no values', () => {
    expect(sparkPaths([null, 4, null], 100, 24)).toEqual(['M50 1h0.01']);
    expect(sparkPaths([], 100, 24)).toEqual([]);
  });
});

it('a shade lies between the card and its tone', () => {
  expect([0, 0.5, 1].map((share) => mixRgb('rgb(255, 255, 255)', 'rgb(55, 5, 105)', share))).toEqual([
    'rgb(255 255 255)',
    'rgb(155 130 180)',
    'rgb(55 5 105)'
  ]);
});
