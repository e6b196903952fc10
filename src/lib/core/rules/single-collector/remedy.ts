import { byDays, latestLeftOut, nearestFirst, type Remedies } from '../remedy';
import type { SingleCollectorParams } from './params';

/** Later, when the other agency's contacts lie far enough back; or without the latest of them. */
export const remedies: Remedies<SingleCollectorParams> = {
  candidates: ({ within_days: window }, scene) => {
    const { day, agency } = scene.contact;
    const others = scene.around.filter((each) => each.isOutbound && each.agency !== agency);
    const later = others
      .flatMap((each) => (each.day === null || day === null ? [] : [each.day + window - day]))
      .filter((days) => days > 0)
      .flatMap((days) => byDays(scene, days));
    return [...nearestFirst(later), ...latestLeftOut(scene.witnesses, 1)];
  }
};
