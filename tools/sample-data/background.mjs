// Ordinary, compliant work: every person is followed day by day, and an attempt that a rule would object to is not made.
import { at, isWeekend } from './clock.mjs';

const HOURS = { 8: 4, 9: 12, 10: 15, 11: 12, 12: 4, 13: 5, 14: 11, 15: 12, 16: 11, 17: 8, 18: 8, 19: 10, 20: 6 };
const OUTCOMES = {
  sms: { delivered: 84, undelivered: 5, sent: 7, read: 4 },
  app: { delivered: 60, read: 40 },
  email: { sent: 50, delivered: 35, read: 15 },
  letter: { sent: 90, undelivered: 10 },
  visit: { not_home: 48, met: 32, left_notice: 14, refused: 6 }
};
const SHARE_OF_WEEKEND = 0.35;

/** Seconds spoken or on site; null where nobody spoke. */
export function duration(rng, channel, outcome) {
  if (outcome === 'conversation') return rng.int(35, 540);
  if (outcome === 'voicemail') return rng.int(12, 40);
  if (outcome === 'answered' || outcome === 'third_party' || (outcome === 'refused' && channel === 'call')) return rng.int(5, 60);
  return channel === 'visit' ? rng.int(180, 1800) : null;
}

export function partyOf(rng, outcome) {
  if (outcome === 'third_party') return 'third_party';
  return rng.weighted({ debtor: 965, spouse: 15, guarantor: 20 });
}

/**
 * Contacts of one person. `person`: `{consumer_id, accounts}`; an account knows its agency, days past due on its first day, `from` and `to`.
 * `stages`: weights of channels by days past due. `latest(account)`: last hour in which work starts. `rules(made, contact)`: whether the contact may be added to what has been made.
 */
export function followPerson({ rng, person, stages, callOutcomes, latest, rules }) {
  const made = [];
  for (const account of person.accounts) {
    for (let day = account.from; day <= account.to; day += 1) {
      const pastDue = account.dpd + day - account.from;
      const busy = account.effort * (pastDue > 90 ? 0.75 : 1) * (isWeekend(day) ? SHARE_OF_WEEKEND : 1);
      if (!rng.chance(busy)) continue;
      const times = Array.from({ length: Number(rng.weighted({ 1: 78, 2: 16, 3: 6 })) }, () => {
        const hour = Number(rng.weighted(HOURS));
        return at(Math.min(hour, latest(account)), rng.int(0, 59), rng.int(0, 59));
      }).sort((a, b) => a - b);
      for (const second of times) {
        const channel = rng.weighted(stages.find((stage) => pastDue <= stage.until).words);
        const outcome = rng.weighted(channel === 'call' ? callOutcomes : OUTCOMES[channel]);
        const contact = { account, day, second, channel, outcome, pastDue, direction: 'outbound' };
        if (channel === 'call' && rng.chance(0.04)) Object.assign(contact, { direction: 'inbound', outcome: 'conversation' });
        contact.party = channel === 'call' ? partyOf(rng, contact.outcome) : 'debtor';
        contact.duration_s = duration(rng, channel, contact.outcome);
        if (rules(made, contact)) made.push(contact);
      }
    }
  }
  return made;
}

const month = (day) => new Date(day * 86400000).toISOString().slice(0, 7);

/** What the house template asks of messages and visits, whatever the country. */
export function houseAllows(made, { channel, day }) {
  const same = made.filter((c) => c.channel === channel);
  if (channel === 'sms') return same.filter((c) => c.day === day).length < 2;
  if (channel !== 'visit') return true;
  return !same.some((c) => c.day === day) && same.filter((c) => month(c.day) === month(day)).length < 3;
}
