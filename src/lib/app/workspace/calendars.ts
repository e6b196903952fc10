import { Calendars, type CalendarFile } from '#lib/core/audit';

/** The calendars that come with the program, from its own origin. */
export async function calendarsFrom(fetchText: (path: string) => Promise<string>): Promise<Calendars> {
  const { calendars } = JSON.parse(await fetchText('calendars/index.json')) as { calendars: string[] };
  const texts = await Promise.all(calendars.map((id) => fetchText(`calendars/${id}.json`)));
  return new Calendars(texts.map((text) => JSON.parse(text) as CalendarFile));
}
