import { withinOpenings } from '../clock-remedy';
import { nearestFirst, type Remedies } from '../remedy';
import { holidayOpening, openingsOf, weekdayOf } from './opening';
import type { ContactHoursParams } from './params';

const zonesOf = (basis: string, zone: string | null): string[] => {
  if (basis !== 'consumer' && basis !== 'all_candidates') return [basis];
  const candidates = zone?.split(';').map((each) => each.trim()) ?? [];
  return basis === 'consumer' ? candidates.slice(0, 1) : candidates;
};

/** The nearest permitted times before and after, by weekday's hours and by those of days off: which day is one is judged again. */
export const remedies: Remedies<ContactHoursParams> = {
  candidates: (params, scene) => {
    const weekly = openingsOf(params);
    const holiday = holidayOpening(params);
    const on = (day: number) => [weekly[weekdayOf(day)]!, ...(holiday ? [holiday] : [])];
    return nearestFirst(
      zonesOf(params.basis, scene.contact.zone).flatMap((zone) => withinOpenings(scene, zone, on))
    );
  }
};
