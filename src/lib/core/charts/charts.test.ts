import { describe, expect, it } from 'vitest';
import {
  beyondLimit,
  countBars,
  hourCells,
  niceTicks,
  placedMarks,
  shade,
  toTable,
  type ChartSpec
} from './index';

const words = { locale: 'en' as const, title: '', subtitle: '', reading: '' };
const label = (n: number, isOpen: boolean) => (isOpen ? `${n} or more` : String(n));

describe('contacts per person', () => {
  const counts = new Map([
    [1, 50],
    [2, 20],
    [7, 4],
    [8, 2],
    [12, 1],
    [30, 3]
  ]);
  it('gathers people past the last bar in an open one, losing nobody', () => {
    const { bars } = countBars(counts, { max: 7, last: 10, label });
    expect(bars).toHaveLength(10);
    expect(bars.at(-1)).toMatchObject({ label: '10 or more', value: 4 });
    expect(bars.reduce((sum, bar) => sum + (bar.value ?? 0), 0)).toBe(80);
  });
  it('draws the limit of seven between the seventh and the eighth bar', () => {
    const { bars, before } = countBars(counts, { max: 7, last: 10, label });
    expect(before).toBe(7);
    expect(bars.map((bar) => bar.tone)).toEqual([...Array(7).fill('mark'), 'alarm', 'alarm', 'alarm']);
    expect(beyondLimit({ bars, limit: { before: 7, label: '' } })).toEqual({ beyond: 6, base: 80 });
  });
  it('draws no limit when none is in force or it lies past the bars', () => {
    expect(countBars(counts, { max: null, last: 10, label }).before).toBeUndefined();
    expect(countBars(counts, { max: 20, last: 10, label }).before).toBeUndefined();
  });
});

describe('weekday and hour', () => {
  const permitted = [{ row: 0, fromSecond: 8 * 3600, toSecond: 20.5 * 3600 }];
  it('an hour is outside when no part of it is permitted', () => {
    const { cells, outlines } = hourCells(
      [7, 8, 20, 21].map((hour) => ({ row: 0, hour, value: 1 })),
      permitted,
      () => ''
    );
    expect(cells.map((cell) => cell.isOutside)).toEqual([true, false, false, true]);
    expect(outlines).toEqual([{ row: 0, from: 8, to: 20.5 }]);
  });
  it('a day without permitted hours is outside, but nothing is when no rule is active', () => {
    expect(hourCells([{ row: 6, hour: 12, value: 1 }], permitted, () => '').cells[0]?.isOutside).toBe(true);
    expect(hourCells([{ row: 6, hour: 12, value: 1 }], [], () => '').cells[0]?.isOutside).toBe(false);
  });
});

describe('marks and table', () => {
  const trend: ChartSpec = {
    ...words,
    kind: 'trend',
    periods: ['1 Jan', '8 Jan'],
    y: { label: 'Share outside', format: 'percent' },
    series: [
      {
        key: 'a',
        label: 'A',
        marks: [
          { key: '1', label: '1 Jan', value: 0.041, low: 0.03, high: 0.05, note: '4 of 98' },
          { key: '2', label: '8 Jan', value: null }
        ]
      },
      {
        key: 'b',
        label: 'B',
        marks: [
          { key: '1', label: '1 Jan', value: 0 },
          { key: '2', label: '8 Jan', value: 0.2 }
        ]
      }
    ]
  };
  it('a gap is no mark, but a zero is one', () => {
    expect(placedMarks(trend).map((p) => [p.series, p.index, p.label])).toEqual([
      [0, 0, 'A, 1 Jan'],
      [1, 0, 'B, 1 Jan'],
      [1, 1, 'B, 8 Jan']
    ]);
  });
  it('a value is read with its interval and its base', () => {
    expect(placedMarks(trend)[0]?.text).toBe('4.1% (3.0%–5.0%) · 4 of 98');
  });
  it('the table holds every period and shows a gap as a dash', () => {
    const table = toTable(trend);
    expect(table.columns).toEqual(['', 'A', 'B']);
    expect(table.rows[1]).toMatchObject({ label: '8 Jan', cells: ['–', '20.0%'] });
  });
  it('a heat map becomes a table of its rows and columns', () => {
    const table = toTable({
      ...words,
      kind: 'heat',
      rows: ['Mon', 'Tue'],
      columns: ['8', '9'],
      outlineLabel: '',
      outlines: [],
      value: { label: 'Calls', format: 'integer' },
      cells: [{ key: 'x', label: 'Tue 9', row: 1, column: 1, value: 1200 }]
    });
    expect(table.rows.map((row) => row.cells)).toEqual([
      ['–', '–'],
      ['–', '1,200']
    ]);
    expect(table.rows[1]?.marks[1]?.key).toBe('x');
  });
});

describe('scales', () => {
  it('ticks are round, start at zero and cover the highest value', () => {
    expect(niceTicks(47)).toEqual([0, 10, 20, 30, 40, 50]);
    expect(niceTicks(0.3)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(niceTicks(2, 5, 0, true)).toEqual([0, 1, 2]);
    expect(niceTicks(0)).toEqual([0, 1]);
  });
  it('a small count stays visible beside a large one, and nothing is not shaded', () => {
    expect(shade(0, 100)).toBe(0);
    expect(shade(1, 10_000)).toBeGreaterThan(0.12);
    expect(shade(100, 100)).toBe(1);
  });
});
