import { describe, expect, it } from 'vitest';
import { mergeOutlines } from './draw-heat';
import { mixRgb } from './palette';
import { fileNameOf, wrapped } from './picture';
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

describe('a chart saved as a picture', () => {
  const fits = (line: string) => line.length <= 10;
  it('breaks its title between words, and Chinese anywhere', () => {
    expect(wrapped('one two three four', fits)).toEqual(['one two', 'three four']);
    expect(wrapped('一二三四五六七八九十十一', fits)).toEqual(['一二三四五六七八九十', '十一']);
    expect(wrapped('unbreakable', fits)).toEqual(['unbreakable']);
    expect(wrapped('', fits)).toEqual([]);
  });
  it('has a name that every system takes', () => {
    const named = (title: string) => fileNameOf({ title } as Parameters<typeof fileNameOf>[0], 'png');
    expect(named('Agency "B/C": 4.1 % ')).toBe('decorum-Agency-B-C-4-1.png');
    expect(named('..\\..\u202e\0')).toBe('decorum-chart.png');
    expect(named('上门'.repeat(50))).toBe(`decorum-${'上门'.repeat(30)}.png`);
  });
});
