import * as v from 'valibot';
import { honourWithin } from '../params';

export const params = v.strictObject({
  /** At once when absent. */
  honour_within: v.optional(honourWithin),
  confirmation_allowed: v.optional(v.boolean(), false)
});

export type OptOutParams = v.InferOutput<typeof params>;
