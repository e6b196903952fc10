import { CHANNELS, COUNTS } from '#lib/core/domain';
import type { Plain } from '#lib/core/rulebook';
import type { Random } from '../random';
import { PATTERNS } from '../values';
import { maybe, per, type Maker, type Params } from './parts';

function visitConduct(random: Random): Params {
  const notice = random.pick<Plain>([
    { days: random.pick([0, 1, 3]) },
    { hours: random.pick([0, 1, 24, 48]) }
  ]);
  const elements: Params[] = [
    { min_crew: random.whole(1, 3) },
    { min_notice: notice },
    { min_notice: notice, first_visit_only: true },
    { recorded: true },
    { identity_disclosed: true }
  ];
  return {
    ...Object.assign({}, ...random.some(elements)),
    ...maybe(random, 0.5, { per: random.chance(0.7) ? ['consumer'] : per(random) })
  };
}

const recording = (random: Random): Params => ({
  ...maybe(random, 0.4, { channels: random.some(CHANNELS) }),
  ...maybe(random, 0.6, { counts: random.pick(COUNTS) })
});

const disclosure = (random: Random): Params => ({
  ...recording(random),
  fields: random.some(['recorded', 'identity_disclosed', 'consent'])
});

const wording = (random: Random): Params => ({
  ...maybe(random, 0.3, { channels: random.some(CHANNELS) }),
  patterns: random.some(PATTERNS).map((re2) => ({ re2, meaning: 'a threat' }))
});

const certification = (random: Random): Params => ({
  ...maybe(random, 0.3, { channels: random.some(CHANNELS) }),
  requires: random.pick<Plain>(['certified', { trained_within: random.pick([0, 10, 30]) }])
});

export const CONDUCT: Record<string, Maker> = {
  'visit-conduct': { make: visitConduct },
  recording: { make: recording },
  disclosure: { make: disclosure },
  wording: { make: wording },
  certification: { make: certification }
};
