import { laterAt, latestLeftOut, nearestFirst, type Remedies } from '../remedy';
import { laterOfCounted, mayCount } from '../window-remedy';
import type { BurstParams } from './params';
import { secondsOf } from './select';

/** Later, when enough of the contacts counted have left the window; or without the latest of them. */
export const remedies: Remedies<BurstParams> = {
  candidates: (params, scene) => {
    const excess = (scene.measured ?? 0) - params.max;
    const later = laterOfCounted(scene, { seconds: secondsOf(params) }, excess, (contact) =>
      mayCount(params, contact)
    );
    return [
      ...nearestFirst(later.flatMap((each) => ('instant' in each ? laterAt(scene, each.instant) : []))),
      ...latestLeftOut(scene.witnesses, excess)
    ];
  }
};
