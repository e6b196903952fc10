import type { DaysOff } from '#lib/core/domain';
import { dayOf, type Rulebook } from '#lib/core/rulebook';
import { daysOffOf, type BaseCalendar } from './days-off';

/** Shape of static/calendars/ID.json: dates as YYYY-MM-DD with the day's name. */
export interface CalendarFile {
  id: string;
  known_until: string;
  off: Record<string, string>;
  work: Record<string, string>;
}

const daysOf = (dates: Record<string, string>): number[] => Object.keys(dates).map((date) => dayOf(date)!);

/** The calendars that come with the program, by id. */
export class Calendars {
  private readonly byId: ReadonlyMap<string, BaseCalendar>;

  constructor(files: readonly CalendarFile[]) {
    this.byId = new Map(
      files.map(({ id, known_until, off, work }) => [
        id,
        { off: daysOf(off), work: daysOf(work), knownUntil: dayOf(known_until) }
      ])
    );
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  /** The days off of every calendar of a rulebook, those of its base included. */
  of(rulebook: Rulebook): ReadonlyMap<string, DaysOff> {
    return daysOffOf(rulebook, (id) => this.byId.get(id));
  }
}
