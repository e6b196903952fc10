import * as v from 'valibot';
import { channels } from '../params';

export const params = v.strictObject({
  channels: v.optional(channels, ['call', 'visit', 'sms', 'app'])
});

export type ConsumerHoursParams = v.InferOutput<typeof params>;
