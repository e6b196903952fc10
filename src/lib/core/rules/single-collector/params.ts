import * as v from 'valibot';
import { per, positiveWhole } from '../params';

export const params = v.strictObject({
  per,
  within_days: positiveWhole
});

export type SingleCollectorParams = v.InferOutput<typeof params>;
