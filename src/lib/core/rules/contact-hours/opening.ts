import { WEEKDAYS } from '#lib/core/domain';
import { secondOf } from '../params';
import type { Opening } from '../rule-kind';
import type { ContactHoursParams } from './params';

export const LAST_SECOND = 86400;

/** An inclusive end is one second later. */
export function openingOf(
  written: readonly (readonly [string, string])[],
  end: ContactHoursParams['end']
): Opening {
  const spans = written
    .map(([from, to]): [number, number] => [
      secondOf(from),
      Math.min(secondOf(to) + (end === 'inclusive' ? 1 : 0), LAST_SECOND)
    ])
    .filter(([from, to]) => from < to)
    .sort(([a], [b]) => a - b);
  const joined: Opening = [];
  for (const [from, to] of spans) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** Openings of Monday … Sunday. */
export const openingsOf = (params: ContactHoursParams): Opening[] =>
  WEEKDAYS.map((weekday) => openingOf(params.allowed[weekday], params.end));

/** Opening of a day off, or null where days off keep their weekday's hours. */
export function holidayOpening({ holidays, end }: ContactHoursParams): Opening | null {
  if (!holidays) return null;
  return holidays.rule === 'none' ? [] : openingOf(holidays.rule.hours, end);
}

/** Monday = 0 … Sunday = 6 of a day since 1970-01-01. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;
