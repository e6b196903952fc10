import { CHANNELS, COUNTS, OUTCOMES, PARTIES, PLACES } from '#lib/core/domain';
import type { Plain } from '#lib/core/rulebook';
import type { Random } from '../random';
import { maybe, per, type Maker, type Params } from './parts';

function channelBan(random: Random): Params {
  const channels = { channels: random.some(CHANNELS) };
  const places = { places: random.some(PLACES) };
  return random.pick([channels, places, { ...channels, ...places }]);
}

function stageGate(random: Random): Params {
  const after = { after: { channel: random.pick(['call', 'sms', 'visit']), count: random.whole(1, 4) } };
  const least = { min_days_past_due: random.pick([0, 30, 90]) };
  return {
    ...maybe(random, 0.4, { channels: random.some(CHANNELS) }),
    ...random.pick<Params>([after, least, { ...after, ...least }]),
    ...maybe(random, 0.4, { max_days_past_due: random.pick([90, 91, 150]) })
  };
}

function allowedAfter(random: Random): Plain {
  return {
    ...maybe(random, 0.5, { failed_attempts: random.whole(1, 3) }),
    ...maybe(random, 0.4, { days: random.whole(1, 3) }),
    ...maybe(random, 0.4, { outcomes: random.some(OUTCOMES) })
  };
}

function thirdParty(random: Random): Params {
  const allowed = { allowed_after: allowedAfter(random) };
  const most = { max_per_person: random.pick([0, 1, 2]) };
  return {
    ...maybe(random, 0.6, {
      parties: random.chance(0.7) ? ['third_party', 'spouse', 'unknown'] : random.some(PARTIES)
    }),
    ...random.pick<Params>([allowed, most, { ...allowed, ...most }]),
    ...maybe(random, 0.5, { counts: random.pick(COUNTS) })
  };
}

const singleCollector = (random: Random): Params => ({
  per: random.chance(0.8) ? random.pick<Plain>([['account'], ['consumer']]) : per(random),
  within_days: random.pick([1, 2, 7, 30])
});

export const REACH: Record<string, Maker> = {
  'channel-ban': { make: channelBan },
  'stage-gate': { make: stageGate },
  'third-party': { make: thirdParty },
  'single-collector': { make: singleCollector }
};
