import * as v from 'valibot';
import { channels, counts } from '../params';

const DISCLOSED = ['recorded', 'identity_disclosed', 'consent'] as const;

export const params = v.strictObject({
  channels: v.optional(channels),
  counts: v.optional(counts, 'attempts'),
  fields: v.pipe(v.array(v.picklist(DISCLOSED)), v.minLength(1))
});

export type DisclosureParams = v.InferOutput<typeof params>;
