import { byDays, otherChannels, type Remedies, type Remedy } from '../remedy';
import type { StageGateParams } from './params';

/** Later or earlier in the debt's life; with the gentler steps before it; or by another channel. */
export const remedies: Remedies<StageGateParams> = {
  candidates: (params, scene) => {
    const { min_days_past_due: min, max_days_past_due: max, after, channels } = params;
    const { daysPastDue: days, channel } = scene.contact;
    const early = days !== null && min !== undefined && days < min ? byDays(scene, min - days) : [];
    const late = days !== null && max !== undefined && days > max ? byDays(scene, max - days) : [];
    const inRange = early.length === 0 && late.length === 0;
    const count = after ? after.count - (scene.measured ?? 0) : 0;
    const steps: Remedy[] =
      after && inRange && count > 0
        ? [
            {
              does: 'add',
              contacts: { channel: after.channel, outcome: 'other' },
              count,
              message: {
                code: 'if_only_steps',
                params: {
                  channel: `@term_one_${channel}`,
                  count,
                  step: `@term_channel_${after.channel}`,
                  step_one: `@term_one_${after.channel}`
                }
              }
            }
          ]
        : [];
    return [...early, ...late, ...steps, ...otherChannels(scene, (each) => !channels?.includes(each))];
  }
};
