import type { HistogramSpec, Mark } from './spec';

/**
 * Bars for a distribution of whole numbers from 1, one bar for each, those past `last` gathered in one.
 * Bars above `max` carry the alarm tone; the limit line is drawn after `max`.
 */
export function countBars(
  counts: ReadonlyMap<number, number>,
  options: {
    max: number | null;
    last: number;
    from?: number;
    label: (n: number, isOpen: boolean) => string;
    note?: (n: number, isOpen: boolean) => string;
  }
): { bars: Mark[]; before: number | undefined } {
  const { max, last, label, note, from = 1 } = options;
  const bars: Mark[] = [];
  for (let n = from; n <= last; n += 1) {
    const isOpen = n === last && [...counts.keys()].some((key) => key > last);
    let value = 0;
    for (const [key, count] of counts) if (key === n || (isOpen && key > last)) value += count;
    bars.push({
      key: String(n),
      label: label(n, isOpen),
      value,
      tone: max != null && n > max ? 'alarm' : 'mark',
      note: note?.(n, isOpen)
    });
  }
  const before = max == null ? undefined : max - from + 1;
  return { bars, before: before != null && before >= 0 && before <= bars.length ? before : undefined };
}

/** How many of a histogram's cases lie in bars beyond the limit, and of how many. */
export function beyondLimit(spec: Pick<HistogramSpec, 'bars' | 'limit'>): { beyond: number; base: number } {
  let beyond = 0;
  let base = 0;
  spec.bars.forEach((bar, i) => {
    base += bar.value ?? 0;
    if (spec.limit && i >= spec.limit.before) beyond += bar.value ?? 0;
  });
  return { beyond, base };
}
