import { WEEKDAYS } from '#lib/core/domain';
import { int, sql, type Fragment } from '#lib/core/sql';
import { monthNumber } from '../calendar';
import type { FrequencyCapParams } from './params';

export type Window = FrequencyCapParams['window'];

/** Whether the window compares local dates; `rolling_hours` compares instants only. */
export const needsDates = (window: Window): boolean => !('rolling_hours' in window);

/**
 * The calendar period a day belongs to, as a whole number that is equal within and different between periods.
 */
export function bucketOf(window: Window, day: Fragment): Fragment {
  if (!('calendar' in window)) return sql`0`;
  if (window.calendar === 'day') return day;
  if (window.calendar === 'week') {
    // 1970-01-01 was a Thursday; +400 years of days keeps the dividend positive
    const shift = 3 - WEEKDAYS.indexOf(window.week_starts) + 146097;
    return sql`(${day} + ${int(shift)}) // 7`;
  }
  return monthNumber(day);
}

/** `rolling_days 7`, `calendar month` …: the window as a name with its length. */
export function windowName(window: Window): string {
  if ('rolling_hours' in window) return `rolling_hours ${window.rolling_hours}`;
  if ('rolling_days' in window) return `rolling_days ${window.rolling_days}`;
  return `calendar ${window.calendar}`;
}
