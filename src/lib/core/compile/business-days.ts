import type { DaysOff } from '#lib/core/domain';
import { int, join, sql, type Fragment } from '#lib/core/sql';

/** 1970-01-01 was a Thursday: this many days into its week, Monday being the first. */
const FIRST_WEEKDAY = 3;

const isWeekday = (day: number): boolean => (((day + FIRST_WEEKDAY) % 7) + 7) % 7 < 5;

const upTo = (days: readonly number[], day: Fragment): Fragment =>
  sql`len(list_filter([${join(days.map(int), ', ')}], lambda listed: listed <= ${day}))`;

/**
 * Number of business days from the Monday before 1970-01-01 up to and including a day: Monday to Friday, less days off, plus
 * make-up working days (semantics §4).
 */
export function businessDaysUpTo(day: Fragment, calendar: DaysOff | null): Fragment {
  const since = sql`(${day} + ${int(FIRST_WEEKDAY)})`;
  const weekdays = sql`(${since} // 7) * 5 + least(${since} % 7 + 1, 5)`;
  const off = calendar?.off.filter(isWeekday) ?? [];
  const work = calendar?.work.filter((each) => !isWeekday(each)) ?? [];
  const less = off.length === 0 ? sql`` : sql` - ${upTo(off, day)}`;
  const plus = work.length === 0 ? sql`` : sql` + ${upTo(work, day)}`;
  return sql`(${weekdays}${less}${plus})`;
}
