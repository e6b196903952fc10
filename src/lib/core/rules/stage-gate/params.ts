import { CHANNELS } from '#lib/core/domain';
import * as v from 'valibot';
import { channels, positiveWhole } from '../params';

/** Negative before the due date. */
const MOST = 36_525;
const daysPastDue = v.pipe(v.number(), v.integer(), v.minValue(-MOST), v.maxValue(MOST));

export const params = v.pipe(
  v.strictObject({
    channels: v.optional(channels),
    min_days_past_due: v.optional(daysPastDue),
    max_days_past_due: v.optional(daysPastDue),
    after: v.optional(v.strictObject({ channel: v.picklist(CHANNELS), count: positiveWhole }))
  }),
  v.check(
    (p) => [p.min_days_past_due, p.max_days_past_due, p.after].some((part) => part !== undefined),
    'nothing_to_judge'
  ),
  v.check((p) => (p.min_days_past_due ?? -MOST) <= (p.max_days_past_due ?? MOST), 'least_above_most')
);

export type StageGateParams = v.InferOutput<typeof params>;
