import { REQUEST_KINDS } from '#lib/core/domain';
import * as v from 'valibot';
import { channels, honourWithin, per, places, wholeNumber } from '../params';

export const params = v.strictObject({
  request_kinds: v.pipe(v.array(v.picklist(REQUEST_KINDS)), v.minLength(1)),
  per,
  channels: v.optional(channels),
  places: v.optional(places),
  /** At once when absent. */
  honour_within: v.optional(honourWithin),
  allowed_followups: v.optional(wholeNumber, 0)
});

export type StopContactParams = v.InferOutput<typeof params>;
