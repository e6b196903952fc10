import * as v from 'valibot';
import { hoursOrDays, per, positiveWhole } from '../params';

export const params = v.pipe(
  v.strictObject({
    min_crew: v.optional(positiveWhole),
    min_notice: v.optional(hoursOrDays),
    /** Only the first visit of the subject needs the notice. */
    first_visit_only: v.optional(v.boolean(), false),
    per: v.optional(per, ['account']),
    recorded: v.optional(v.boolean(), false),
    identity_disclosed: v.optional(v.boolean(), false)
  }),
  v.check(
    (p) => p.min_crew !== undefined || p.min_notice !== undefined || p.recorded || p.identity_disclosed,
    'nothing_to_judge'
  )
);

export type VisitConductParams = v.InferOutput<typeof params>;
