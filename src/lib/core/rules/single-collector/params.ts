import * as v from 'valibot';
import { per, positiveDays } from '../params';

export const params = v.strictObject({
  per,
  within_days: positiveDays
});

export type SingleCollectorParams = v.InferOutput<typeof params>;
