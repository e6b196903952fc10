import { CHANNELS, COMPLAINT_OUTCOMES, COMPLAINT_SEVERITIES } from '#lib/core/domain';
import type { Plain } from '#lib/core/rulebook';
import type { Random } from '../random';
import { AGENCIES, CATEGORIES } from '../values';
import { maybe, RANDOM_CALENDARS, type Maker, type Params } from './parts';

function complaintRate(random: Random): Params {
  const numerator: Params = {
    ...maybe(random, 0.4, { category: random.some(CATEGORIES) }),
    ...maybe(random, 0.3, { severity: random.some(COMPLAINT_SEVERITIES) }),
    ...maybe(random, 0.4, { outcome: random.some(COMPLAINT_OUTCOMES) }),
    ...maybe(random, 0.1, { channel: random.some(CHANNELS) })
  };
  const scale = random.pick([1, 100, 1000]);
  return {
    period: random.pick(['month', 'quarter']),
    by: random.pick([
      ['agency'],
      ['agency'],
      ['agent'],
      ['channel'],
      ['agency', 'agent'],
      ['channel', 'agency']
    ]),
    ...maybe(random, 0.8, { numerator }),
    denominator: random.pick(['accounts', 'consumers', 'contacts']),
    scale,
    ...(random.chance(0.5)
      ? { max: random.pick([0, 0.05, 0.2, 0.5]) * scale }
      : { peer: { median: random.pick([0, 0.3, 0.8, 1.5]) } }),
    ...maybe(random, 0.6, { confidence: random.pick([0.5, 0.8, 0.95, 0.99]) }),
    ...maybe(random, 0.5, { min_volume: random.pick([0, 2, 10]) })
  };
}

const complaintHold = (random: Random): Params => ({
  ...maybe(random, 0.3, { channels: random.some(CHANNELS) }),
  ...maybe(random, 0.4, { categories: random.some(CATEGORIES) })
});

function tier(random: Random): Plain {
  const when: Params = {
    ...maybe(random, 0.5, { severity: random.pick<Plain>(['high', random.some(COMPLAINT_SEVERITIES)]) }),
    ...maybe(random, 0.3, {
      category: random.pick<Plain>([random.pick(CATEGORIES), random.some(CATEGORIES)])
    }),
    ...maybe(random, 0.15, { agency: random.pick(AGENCIES) }),
    ...maybe(random, 0.15, { outcome: random.some(COMPLAINT_OUTCOMES) }),
    ...maybe(random, 0.15, { channel: random.pick(CHANNELS) })
  };
  const length = random.pick<Params>([
    { days: random.pick([0, 5, 15]) },
    { business_days: random.pick([0, 3, 10]) },
    { business_days: random.pick([0, 3, 10]), calendar: random.pick(Object.keys(RANDOM_CALENDARS)) }
  ]);
  return { ...maybe(random, 0.7, { when }), ...length };
}

const complaintDeadline = (random: Random): Params => ({
  tiers: Array.from({ length: random.whole(1, 3) }, () => tier(random))
});

export const COMPLAINTS: Record<string, Maker> = {
  'complaint-hold': { make: complaintHold },
  'complaint-deadline': { make: complaintDeadline },
  'complaint-rate': { make: complaintRate, undated: ['scale', 'max', 'peer'] }
};
