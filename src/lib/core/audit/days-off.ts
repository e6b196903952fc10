import type { DaysOff } from '#lib/core/domain';
import type { Rulebook } from '#lib/core/rulebook';

/** A calendar that comes with the program: days since 1970-01-01. */
export interface BaseCalendar {
  off: number[];
  work: number[];
  knownUntil: number | null;
}

/** The days off of every calendar of a rulebook. A make-up day of the rulebook takes a day off of its base back. */
export function daysOffOf(
  rulebook: Rulebook,
  baseOf: (id: string) => BaseCalendar | undefined
): ReadonlyMap<string, DaysOff> {
  return new Map(
    Object.entries(rulebook.calendars).map(([id, calendar]) => {
      const base = calendar.base === null ? undefined : baseOf(calendar.base);
      const work = new Set(calendar.work);
      const off = [...new Set([...(base?.off ?? []), ...calendar.off])].filter((day) => !work.has(day));
      return [
        id,
        {
          off: off.sort((a, b) => a - b),
          work: [...new Set([...(base?.work ?? []), ...calendar.work])].sort((a, b) => a - b),
          knownUntil: calendar.knownUntil ?? base?.knownUntil ?? null
        }
      ];
    })
  );
}
