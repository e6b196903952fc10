import * as v from 'valibot';
import { channels, counts, per, positiveWhole, wholeNumber } from '../params';

export const params = v.strictObject({
  channels: v.optional(channels),
  counts: v.optional(counts, 'attempts'),
  per,
  max: wholeNumber,
  within: v.union([v.strictObject({ minutes: positiveWhole }), v.strictObject({ hours: positiveWhole })])
});

export type BurstParams = v.InferOutput<typeof params>;
