import * as v from 'valibot';
import { channels, counts, per, positiveHours, positiveMinutes, wholeNumber } from '../params';

export const params = v.strictObject({
  channels: v.optional(channels),
  counts: v.optional(counts, 'attempts'),
  per,
  max: wholeNumber,
  within: v.union([v.strictObject({ minutes: positiveMinutes }), v.strictObject({ hours: positiveHours })])
});

export type BurstParams = v.InferOutput<typeof params>;
