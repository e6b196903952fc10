import * as v from 'valibot';
import { channels, counts } from '../params';

export const params = v.strictObject({
  channels: v.optional(channels),
  counts: v.optional(counts, 'attempts')
});

export type RecordingParams = v.InferOutput<typeof params>;
