import * as v from 'valibot';
import { channels, dayCount } from '../params';

export const params = v.strictObject({
  channels: v.optional(channels),
  requires: v.union([v.literal('certified'), v.strictObject({ trained_within: dayCount })])
});

export type CertificationParams = v.InferOutput<typeof params>;
