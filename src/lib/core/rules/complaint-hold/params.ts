import * as v from 'valibot';
import { channels, words } from '../params';

export const params = v.strictObject({
  channels: v.optional(channels),
  categories: v.optional(words)
});

export type ComplaintHoldParams = v.InferOutput<typeof params>;
