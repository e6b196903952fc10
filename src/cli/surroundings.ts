import { ZoneTable } from '#lib/core/ingest';
import { loadCalendars } from './calendars';
import { programJson } from './program';
import type { Surroundings } from './rulebooks';

/** Zones and calendars that come with the program. */
export const loadSurroundings = async (): Promise<Surroundings> => ({
  zones: new ZoneTable(await programJson('zones.json')),
  calendars: await loadCalendars()
});
