import * as v from 'valibot';
import { channels, intervals, places, wholeNumber } from '../params';

export const params = v.strictObject({
  channels: v.optional(channels),
  places: v.optional(places),
  allowed: v.strictObject({
    mon: v.optional(intervals, []),
    tue: v.optional(intervals, []),
    wed: v.optional(intervals, []),
    thu: v.optional(intervals, []),
    fri: v.optional(intervals, []),
    sat: v.optional(intervals, []),
    sun: v.optional(intervals, [])
  }),
  end: v.optional(v.picklist(['exclusive', 'inclusive']), 'exclusive'),
  holidays: v.optional(
    v.strictObject({
      calendar: v.string(),
      rule: v.union([v.literal('none'), v.strictObject({ hours: intervals })])
    })
  ),
  /** `consumer`, `all_candidates` or an IANA zone. */
  basis: v.optional(v.string(), 'consumer'),
  waived_above_days_past_due: v.optional(wholeNumber)
});

export type ContactHoursParams = v.InferOutput<typeof params>;
