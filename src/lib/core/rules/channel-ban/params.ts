import * as v from 'valibot';
import { channels, places } from '../params';

export const params = v.pipe(
  v.strictObject({
    channels: v.optional(channels),
    places: v.optional(places)
  }),
  v.check((p) => p.channels !== undefined || p.places !== undefined, 'nothing_to_judge')
);

export type ChannelBanParams = v.InferOutput<typeof params>;
