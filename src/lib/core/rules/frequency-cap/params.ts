import { COUNTS, OUTCOMES, WEEKDAYS } from '#lib/core/domain';
import * as v from 'valibot';
import { channels, per, positiveDays, positiveHours, wholeNumber } from '../params';

export const window = v.union([
  v.strictObject({ rolling_hours: positiveHours }),
  v.strictObject({ rolling_days: positiveDays }),
  v.strictObject({
    calendar: v.picklist(['day', 'week', 'month']),
    week_starts: v.optional(v.picklist(WEEKDAYS), 'mon')
  })
]);

export const params = v.pipe(
  v.strictObject({
    channels: v.optional(channels),
    counts: v.optional(v.picklist(COUNTS), 'attempts'),
    per,
    max: wholeNumber,
    window,
    except_outcomes: v.optional(v.array(v.picklist(OUTCOMES)), []),
    min_duration_s: v.optional(wholeNumber),
    after_first_conversation: v.optional(v.boolean(), false)
  }),
  v.check(
    (p) => p.min_duration_s === undefined || p.counts === 'conversations',
    'min_duration_needs_conversations'
  ),
  v.check((p) => p.except_outcomes.length === 0 || p.counts === 'attempts', 'except_outcomes_needs_attempts')
);

export type FrequencyCapParams = v.InferOutput<typeof params>;
