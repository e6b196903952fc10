import { PLACES } from '#lib/core/domain';
import { otherChannels, type Remedies, type Remedy } from '../remedy';
import type { ChannelBanParams } from './params';

/** Another place where only the place is banned, else another channel. */
export const remedies: Remedies<ChannelBanParams> = {
  candidates: ({ channels = [], places = [] }, scene) => {
    const { channel, place } = scene.contact;
    const elsewhere: Remedy[] =
      place === null || !places.includes(place) || channels.includes(channel)
        ? []
        : PLACES.filter((each) => each !== place && each !== 'other' && !places.includes(each)).map(
            (each) => ({
              does: 'set',
              as: 'otherwise',
              values: { place: each },
              message: {
                code: 'if_only_place',
                params: { channel: `@term_one_${channel}`, place: `@term_place_${each}` }
              },
              mayLeave: true
            })
          );
    return [...elsewhere, ...otherChannels(scene, (each) => !channels.includes(each))];
  }
};
