import { otherChannels, type Remedies } from '../remedy';
import { outsideRequests } from '../request-remedy';
import type { OptOutParams } from './params';

/** Before the request bound or after its end, or by a channel the consumer did not opt out of. */
export const remedies: Remedies<OptOutParams> = {
  reads: ['requests'],
  candidates: (params, scene) => [
    ...outsideRequests(
      scene,
      params.honour_within,
      scene.requests.filter(({ kind }) => kind === 'channel_opt_out')
    ),
    ...otherChannels(scene, () => true)
  ]
};
