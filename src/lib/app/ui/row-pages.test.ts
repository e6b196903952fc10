import { describe, expect, it } from 'vitest';
import { matching } from './matching';
import { moveActive } from './row-keys';
import { RowPages } from './row-pages';
import { offsetToShow, scrollScale } from './scroll-scale';

const rows = (offset: number, limit: number) => Array.from({ length: limit }, (_, i) => offset + i);

describe('a long list', () => {
  it('asks only for the pages its window touches, and for each once', () => {
    const pages = new RowPages<number>(100);
    expect(pages.claim(95, 120, 1_000_000).map((r) => [r.offset, r.limit])).toEqual([
      [0, 100],
      [100, 100]
    ]);
    expect(pages.claim(95, 120, 1_000_000)).toEqual([]);
  });
  it('asks for no row past the end', () => {
    expect(new RowPages(100).claim(200, 999, 250).map((r) => [r.offset, r.limit])).toEqual([[200, 50]]);
    expect(new RowPages(100).claim(0, 50, 0)).toEqual([]);
  });
  it('returns the row at its place once its page arrived', () => {
    const pages = new RowPages<number>(100);
    for (const request of pages.claim(100, 250, 1000))
      pages.keep(request, rows(request.offset, request.limit));
    expect([pages.row(100), pages.row(250), pages.row(99)]).toEqual([100, 250, undefined]);
  });
  it('ignores an answer to the list before it was sorted anew', () => {
    const pages = new RowPages<number>(100);
    const [late] = pages.claim(0, 10, 1000);
    pages.clear();
    expect(pages.keep(late!, rows(0, 100))).toBe(false);
    expect(pages.row(0)).toBeUndefined();
    expect(pages.claim(0, 10, 1000)).toHaveLength(1);
  });
  it('asks again for a page whose request failed', () => {
    const pages = new RowPages<number>(100);
    const [failed] = pages.claim(0, 10, 1000);
    pages.release(failed!);
    expect(pages.claim(0, 10, 1000)).toHaveLength(1);
  });
  it('forgets the pages farthest from the window', () => {
    const pages = new RowPages<number>(10, 3);
    for (const first of [0, 10, 20, 30])
      for (const request of pages.claim(first, first, 100)) pages.keep(request, rows(request.offset, 10));
    expect([pages.row(0), pages.row(10), pages.row(30)]).toEqual([undefined, 10, 30]);
  });
});

describe('keys in a list', () => {
  it('j and the down arrow go on, k and the up arrow go back, and both stop at the ends', () => {
    expect([
      moveActive('j', 3, 10, 5),
      moveActive('ArrowDown', 9, 10, 5),
      moveActive('k', 3, 10, 5),
      moveActive('ArrowUp', 0, 10, 5)
    ]).toEqual([4, 9, 2, 0]);
  });
  it('the first key enters the list at its first row', () => {
    expect([moveActive('j', -1, 10, 5), moveActive('PageDown', -1, 10, 5)]).toEqual([0, 4]);
  });
  it('other keys move nothing, nor does any key in an empty list', () => {
    expect([moveActive('x', 3, 10, 5), moveActive('j', -1, 0, 5)]).toEqual([null, null]);
  });
});

describe('scrolling', () => {
  it('is plain for lists a browser can hold', () => {
    expect(scrollScale(3_200_000, 400)).toEqual({ track: 3_200_000, scale: 1 });
  });
  it('of ten million rows runs on a shorter track whose end is the end of the last row', () => {
    const total = 10_000_000 * 32;
    const { track, scale } = scrollScale(total, 400);
    expect(track).toBeLessThan(2 ** 24);
    expect((track - 400) * scale).toBeCloseTo(total - 400, 3);
  });
  it('moves only as far as the row needs, and not at all when it is in view', () => {
    expect([
      offsetToShow(0, 32, 100, 320),
      offsetToShow(20, 32, 0, 320),
      offsetToShow(5, 32, 0, 320)
    ]).toEqual([0, 352, null]);
  });
});

it('a search finds every word in any order, case and width', () => {
  const options = [
    { value: 'a', label: 'North Agency' },
    { value: 'b', label: '华信 Ａ' }
  ];
  expect(matching(options, 'agency north').map((o) => o.value)).toEqual(['a']);
  expect(matching(options, 'a 华').map((o) => o.value)).toEqual(['b']);
  expect(matching(options, '')).toHaveLength(2);
});
