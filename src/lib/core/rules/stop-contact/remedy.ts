import { latestLeftOut, otherChannels, type Remedies } from '../remedy';
import { outsideRequests } from '../request-remedy';
import type { StopContactParams } from './params';

/** Before the request bound or after its end, without a followup that used up what is allowed, or by a channel not meant. */
export const remedies: Remedies<StopContactParams> = {
  reads: ['requests'],
  candidates: (params, scene) => {
    const kinds: readonly string[] = params.request_kinds;
    return [
      ...outsideRequests(
        scene,
        params.honour_within,
        scene.requests.filter(({ kind }) => kinds.includes(kind))
      ),
      ...latestLeftOut(scene.witnesses, 1),
      ...(params.channels ? otherChannels(scene, (each) => !params.channels!.includes(each)) : [])
    ];
  }
};
