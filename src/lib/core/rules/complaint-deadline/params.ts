import * as v from 'valibot';
import { COMPLAINT_FIELDS, dayCount, words } from '../params';

/** The first tier that fits a complaint judges it; an empty `when` fits every one. */
const when = v.optional(v.record(v.picklist(COMPLAINT_FIELDS), v.union([v.string(), words])), {});
const tier = v.union([
  v.strictObject({ when, days: dayCount }),
  v.strictObject({ when, business_days: dayCount, calendar: v.optional(v.string()) })
]);

export const params = v.strictObject({
  tiers: v.pipe(v.array(tier), v.minLength(1))
});

export type ComplaintDeadlineParams = v.InferOutput<typeof params>;
