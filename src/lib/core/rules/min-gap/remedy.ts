import { byDays, laterAt, latestLeftOut, nearestFirst, type Remedies } from '../remedy';
import { mayCount } from '../window-remedy';
import type { MinGapParams } from './params';

/** Later, when the gap after the previous contact (or a later one) is over; or without the previous one. */
export const remedies: Remedies<MinGapParams> = {
  candidates: (params, scene) => {
    const { gap } = params;
    const day = scene.contact.day;
    const from = scene.witnesses[0]?.n ?? scene.contact.n;
    const gaps = scene.around
      .filter((each) => each.n >= from && mayCount(params, each))
      .flatMap((each) =>
        'hours' in gap
          ? laterAt(scene, each.t + each.span + gap.hours * 3600)
          : day === null || each.day === null || each.day + gap.days <= day
            ? []
            : byDays(scene, each.day + gap.days - day)
      );
    return [...nearestFirst(gaps), ...latestLeftOut(scene.witnesses, 1)];
  }
};
