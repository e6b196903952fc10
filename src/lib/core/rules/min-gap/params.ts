import * as v from 'valibot';
import { channels, counts, hoursOrDays, per } from '../params';

export const params = v.strictObject({
  channels: v.optional(channels),
  counts: v.optional(counts, 'attempts'),
  per,
  gap: hoursOrDays
});

export type MinGapParams = v.InferOutput<typeof params>;
