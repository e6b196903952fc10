import { byDays, nearestFirst, type Remedies } from '../remedy';
import type { CoolOffParams } from './params';

/** Later, when the period after the trigger (or a later one) is over. */
export const remedies: Remedies<CoolOffParams> = {
  candidates: ({ trigger, days, trigger_day_counts: counts }, scene) => {
    const day = scene.contact.day;
    const from = scene.witnesses[0]?.n ?? scene.contact.n;
    if (day === null) return [];
    return nearestFirst(
      scene.around
        .filter(({ n, outcome }) => n >= from && (outcome === null || trigger.outcomes.includes(outcome)))
        .flatMap((each) => (each.day === null ? [] : [each.day + days + (counts ? 0 : 1) - day]))
        .filter((wait) => wait > 0)
        .flatMap((wait) => byDays(scene, wait))
    );
  }
};
