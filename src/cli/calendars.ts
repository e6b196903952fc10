import { Calendars, type CalendarFile } from '#lib/core/audit';
import { programJson } from './program';

/** The calendars that come with the program. */
export async function loadCalendars(): Promise<Calendars> {
  const { calendars } = await programJson<{ calendars: string[] }>('calendars/index.json');
  return new Calendars(
    await Promise.all(calendars.map((id) => programJson<CalendarFile>(`calendars/${id}.json`)))
  );
}
