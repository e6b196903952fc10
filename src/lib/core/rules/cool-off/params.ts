import * as v from 'valibot';
import { channels, dayCount, outcomes, per } from '../params';

export const params = v.strictObject({
  channels: v.optional(channels),
  trigger: v.strictObject({
    outcomes,
    channels: v.optional(channels),
    include_inbound: v.optional(v.boolean(), false)
  }),
  per,
  days: dayCount,
  trigger_day_counts: v.optional(v.boolean(), true)
});

export type CoolOffParams = v.InferOutput<typeof params>;
