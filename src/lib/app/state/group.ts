import { NO_FILTER, type Channel, type Filter } from '#lib/core/domain';
import { dayOfIso } from './filter-hash';

/** First and last day of `2026-03` or `2026-Q1`, null when it is neither. */
export function daysOfPeriod(period: string): { from: number; to: number } | null {
  const match = /^(\d{4})-(?:(0[1-9]|1[0-2])|Q([1-4]))$/.exec(period);
  if (!match) return null;
  const year = Number(match[1]);
  const first = match[2] ? Number(match[2]) - 1 : (Number(match[3]) - 1) * 3;
  const firstOf = (month: number) =>
    dayOfIso(`${year + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`)!;
  return { from: firstOf(first), to: firstOf(first + (match[2] ? 1 : 3)) - 1 };
}

/** The filter that shows the rows of a group: `by` values and the period, joined by `|`. Null where no filter says it. */
export function groupFilter(group: string, by: readonly string[]): Filter | null {
  const values = group.split('|');
  const days = daysOfPeriod(values.pop() ?? '');
  if (!days || values.length !== by.length) return null;
  const filter: Filter = { ...NO_FILTER, ...days };
  for (const [i, column] of by.entries()) {
    if (column === 'agency') filter.agencies = [values[i]!];
    else if (column === 'channel') filter.channels = [values[i] as Channel];
    else return null;
  }
  return filter;
}
