import { earlierAt, laterAt, nearestFirst, type ContactScene, type Remedy } from './remedy';
import type { Opening } from './rule-kind';

/** Days before and after on which a permitted time is looked for: longer than any holiday. */
const REACH = 12;

/** The nearest times within openings of the days around, in one zone. */
export function withinOpenings(
  scene: ContactScene,
  zone: string,
  openingsOn: (day: number) => readonly Opening[]
): Remedy[] {
  const { t, span } = scene.contact;
  if (span > 0) return [];
  const { day } = scene.localAt(zone, t);
  const found: Remedy[] = [];
  for (let each = day - REACH; each <= day + REACH; each++) {
    for (const [from, to] of openingsOn(each).flat()) {
      found.push(
        ...laterAt(scene, scene.instantAt(zone, each, from)),
        ...earlierAt(scene, scene.instantAt(zone, each, to - 1))
      );
    }
  }
  return nearestFirst(found);
}
