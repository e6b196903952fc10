import { byDays, laterAt, latestLeftOut, nearestFirst, type Remedies } from '../remedy';
import { laterOfCounted, mayCount } from '../window-remedy';
import type { FrequencyCapParams } from './params';
import { windowOf } from './window';

/** Later, when enough of the contacts counted have left the window; or without the latest of them. */
export const remedies: Remedies<FrequencyCapParams> = {
  candidates: (params, scene) => {
    const excess = (scene.measured ?? 0) - params.max;
    const window = windowOf(params.window);
    return [
      ...nearestFirst(
        laterOfCounted(scene, window, excess, (contact) => mayCount(params, contact)).flatMap((each) =>
          'instant' in each ? laterAt(scene, each.instant) : byDays(scene, each.days)
        )
      ),
      ...latestLeftOut(scene.witnesses, excess)
    ];
  }
};
