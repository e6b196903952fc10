import { common_and, common_count_of } from './generated/messages.js';
import { formatBytes, formatNumber, formatPercent, formatRate } from './format-number';
import { formatClock, formatDate, formatDuration, formatMonth } from './format-time';
import type { Locale } from './locale';

export * from './format-number';
export * from './format-time';

/** How a plain number is to be read: what charts and tables carry instead of functions. */
export type ValueFormat =
  'integer' | 'decimal' | 'percent' | 'rate' | 'day' | 'month' | 'clock' | 'duration' | 'bytes';

/** A value in a named format. Days count from 1970-01-01, clocks and durations are seconds, percent takes a share of one. */
export function formatValue(value: number | null | undefined, format: ValueFormat, locale: Locale): string {
  switch (format) {
    case 'integer':
      return formatNumber(value, locale);
    case 'decimal':
      return formatNumber(value, locale, 1);
    case 'percent':
      return formatPercent(value, locale);
    case 'rate':
      return formatRate(value, locale);
    case 'day':
      return formatDate(value, locale);
    case 'month':
      return formatMonth(value, locale);
    case 'clock':
      return formatClock(value);
    case 'duration':
      return formatDuration(value, locale);
    case 'bytes':
      return formatBytes(value, locale);
  }
}

/** A count beside its base: `212 of 5,100`, `212／5,100`. */
export const formatCount = (count: number, base: number, locale: Locale): string =>
  common_count_of({ count: formatNumber(count, locale), base: formatNumber(base, locale) }, { locale });

/** `a, b and c`, `a、b和c`. */
export function formatList(items: readonly string[], locale: Locale): string {
  if (items.length < 2) return items[0] ?? '';
  const comma = locale === 'zh' ? '、' : ', ';
  return items.slice(0, -1).join(comma) + common_and({}, { locale }) + items[items.length - 1];
}
