import { CHANNELS, COUNTS, OUTCOMES, WEEKDAYS } from '#lib/core/domain';
import type { Plain } from '#lib/core/rulebook';
import type { Random } from '../random';
import { maybe, per, type Maker, type Params } from './parts';

function window(random: Random): Plain {
  const form = random.whole(0, 2);
  if (form === 0) return { rolling_hours: random.pick([1, 24, 48, 168]) };
  if (form === 1) return { rolling_days: random.pick([1, 2, 7, 30]) };
  const calendar = random.pick(['day', 'week', 'month'] as const);
  return { calendar, ...maybe(random, 0.5, { week_starts: random.pick(WEEKDAYS) }) };
}

function frequencyCap(random: Random): Params {
  const counts = random.pick(COUNTS);
  return {
    ...maybe(random, 0.3, { channels: random.some(CHANNELS) }),
    ...maybe(random, 0.9, { counts }),
    ...(counts === 'attempts' ? maybe(random, 0.5, { except_outcomes: random.some(OUTCOMES) }) : {}),
    per: per(random),
    max: random.pick([0, 1, 1, 2, 3, 5]),
    window: window(random),
    ...maybe(random, 0.25, { after_first_conversation: true })
  };
}

/** `min_duration_s` belongs to conversations only. */
function withDuration(random: Random, params: Params): Params {
  return params.counts === 'conversations'
    ? { ...params, ...maybe(random, 0.6, { min_duration_s: random.pick([1, 60, 61]) }) }
    : params;
}

function coolOff(random: Random): Params {
  return {
    ...maybe(random, 0.3, { channels: random.some(CHANNELS) }),
    trigger: {
      outcomes: random.chance(0.6) ? ['conversation', 'met'] : random.some(OUTCOMES),
      ...maybe(random, 0.4, { channels: random.some(CHANNELS) }),
      ...maybe(random, 0.5, { include_inbound: random.chance(0.7) })
    },
    per: per(random),
    days: random.pick([0, 1, 2, 7, 14]),
    ...maybe(random, 0.5, { trigger_day_counts: random.chance(0.5) })
  };
}

const minGap = (random: Random): Params => ({
  ...maybe(random, 0.3, { channels: random.some(CHANNELS) }),
  ...maybe(random, 0.8, { counts: random.pick(COUNTS) }),
  per: per(random),
  gap: random.pick<Plain>([{ days: random.pick([0, 1, 2, 7]) }, { hours: random.pick([1, 4, 24, 48]) }])
});

const burst = (random: Random): Params => ({
  ...maybe(random, 0.3, { channels: random.some(CHANNELS) }),
  ...maybe(random, 0.8, { counts: random.pick(COUNTS) }),
  per: per(random),
  max: random.pick([0, 1, 1, 2, 3]),
  within: random.pick<Plain>([{ minutes: random.pick([1, 60, 90]) }, { hours: random.pick([1, 12, 24]) }])
});

export const FREQUENCY: Record<string, Maker> = {
  'frequency-cap': {
    make: (random) => withDuration(random, frequencyCap(random)),
    undated: ['counts', 'except_outcomes', 'min_duration_s']
  },
  'min-gap': { make: minGap },
  'cool-off': { make: coolOff },
  burst: { make: burst }
};
