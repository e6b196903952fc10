import type { OracleCalendar, OracleContact, OracleEnv } from './types';

/** Monday is 0; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** Monday to Friday less days off plus make-up working days; null after the last day the calendar is known for. */
export function isBusinessDay(day: number, calendar: OracleCalendar | null): boolean | null {
  if (calendar === null) return weekdayOf(day) < 5;
  if (calendar.knownUntil !== null && day > calendar.knownUntil) return null;
  if (calendar.work.includes(day)) return true;
  return weekdayOf(day) < 5 && !calendar.off.includes(day);
}

/** The date so many business days after a day (0: the day itself); null when the calendar is not known so far. */
export function afterBusinessDays(
  day: number,
  count: number,
  calendar: OracleCalendar | null
): number | null {
  let date = day;
  for (let left = count; left > 0;) {
    date++;
    const answer = isBusinessDay(date, calendar);
    if (answer === null) return null;
    if (answer) left--;
  }
  return date;
}

/** Date of an instant in the zone of a contact, or the date written; null when the zone is unknown. */
export function dayAtContact(
  instant: number,
  writtenDay: number | null,
  contact: OracleContact,
  env: OracleEnv
): number | null {
  if (writtenDay !== null) return writtenDay;
  const zone = contact.zones[0];
  return zone === undefined ? null : env.localAt(zone, instant).day;
}

/** Date of an instant in the rulebook's zone, or the date written. */
export const reportingDay = (instant: number, writtenDay: number | null, env: OracleEnv): number =>
  writtenDay ?? env.localAt(env.reportingZone, instant).day;
