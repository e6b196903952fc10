import { PARTIES } from '#lib/core/domain';
import * as v from 'valibot';
import { counts, outcomes, positiveDays, positiveWhole, wholeNumber } from '../params';

export const params = v.pipe(
  v.strictObject({
    parties: v.optional(v.pipe(v.array(v.picklist(PARTIES)), v.minLength(1)), ['third_party']),
    /** Each condition given is sufficient; an empty map: never allowed. */
    allowed_after: v.optional(
      v.strictObject({
        failed_attempts: v.optional(positiveWhole),
        days: v.optional(positiveDays),
        outcomes: v.optional(outcomes)
      })
    ),
    max_per_person: v.optional(wholeNumber),
    counts: v.optional(counts, 'connected')
  }),
  v.check((p) => p.allowed_after !== undefined || p.max_per_person !== undefined, 'nothing_to_judge')
);

export type ThirdPartyParams = v.InferOutput<typeof params>;
