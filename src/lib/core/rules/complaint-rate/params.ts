import * as v from 'valibot';
import { positiveWhole, wholeNumber } from '../params';

export const GROUP_KEYS = ['agency', 'agent', 'channel'] as const;
const NUMERATOR_FIELDS = ['agency', 'agent', 'channel', 'category', 'severity', 'outcome'] as const;

const rate = v.pipe(v.number(), v.minValue(0));

export const params = v.pipe(
  v.strictObject({
    period: v.picklist(['month', 'quarter']),
    by: v.pipe(v.array(v.picklist(GROUP_KEYS)), v.minLength(1)),
    numerator: v.optional(
      v.record(v.picklist(NUMERATOR_FIELDS), v.pipe(v.array(v.string()), v.minLength(1))),
      {}
    ),
    denominator: v.picklist(['accounts', 'consumers', 'contacts']),
    scale: positiveWhole,
    max: v.optional(rate),
    peer: v.optional(v.strictObject({ median: rate })),
    confidence: v.optional(v.pipe(v.number(), v.gtValue(0), v.ltValue(1)), 0.95),
    min_volume: v.optional(wholeNumber, 0)
  }),
  v.check((p) => (p.max === undefined) !== (p.peer === undefined), 'either_max_or_peer')
);

export type ComplaintRateParams = v.InferOutput<typeof params>;
export type GroupKey = (typeof GROUP_KEYS)[number];
