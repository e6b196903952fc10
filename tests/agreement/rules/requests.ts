import { CHANNELS, PLACES, REQUEST_KINDS } from '#lib/core/domain';
import type { Plain } from '#lib/core/rulebook';
import type { Random } from '../random';
import { maybe, within, type Maker, type Params } from './parts';

const stopContact = (random: Random): Params => ({
  request_kinds: random.chance(0.5) ? ['cease'] : random.some(REQUEST_KINDS),
  per: random.pick<Plain>([
    ['account'],
    ['consumer'],
    ['consumer'],
    ['agency', 'consumer'],
    ['account', 'consumer']
  ]),
  ...maybe(random, 0.3, { channels: random.some(CHANNELS) }),
  ...maybe(random, 0.2, { places: random.some(PLACES) }),
  ...maybe(random, 0.6, { honour_within: within(random) }),
  ...maybe(random, 0.4, { allowed_followups: random.pick([0, 1, 2]) })
});

const optOut = (random: Random): Params => ({
  ...maybe(random, 0.6, { honour_within: within(random) }),
  ...maybe(random, 0.5, { confirmation_allowed: random.chance(0.7) })
});

const consumerHours = (random: Random): Params => maybe(random, 0.4, { channels: random.some(CHANNELS) });

export const REQUESTS: Record<string, Maker> = {
  'stop-contact': { make: stopContact },
  'opt-out': { make: optOut },
  'consumer-hours': { make: consumerHours }
};
