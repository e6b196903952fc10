import { WEEKDAYS, type Weekday } from '#lib/core/domain';
import { int, sql, type Fragment } from '#lib/core/sql';
import { monthNumber } from './calendar';

/** What a contact is counted in: so many seconds or local days ending at it, or its calendar period. */
export type Window =
  | { seconds: number }
  | { rolling_days: number }
  | { calendar: 'day' | 'week' | 'month'; week_starts: Weekday };

/** Whether the window compares local dates; one of seconds compares instants only. */
export const needsDates = (window: Window): boolean => !('seconds' in window);

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
