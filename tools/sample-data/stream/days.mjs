// One day of work. Whom to contact is drawn; an attempt that conduct objects to is made only where the agency lapses.
import { isWeekend } from '../clock.mjs';
import { agencyOn, personOf } from './accounts.mjs';
import { objection } from './conduct.mjs';
import { drawer } from './random.mjs';
import { has, remember } from './state.mjs';

const HOURS = [0, 0, 0, 0, 0, 0, 0, 0, 4, 12, 15, 12, 4, 5, 11, 12, 11, 8, 8, 10, 6, 0, 0, 0];
const drawHour = drawer(HOURS);
const CHANNELS = ['sms', 'call', 'app', 'email', 'letter', 'visit'];
const TIMES_A_DAY = drawer([78, 16, 6]);
const OUTCOMES = {
  sms: ['delivered', 84, 'undelivered', 5, 'sent', 7, 'read', 4],
  app: ['delivered', 60, 'read', 40],
  email: ['sent', 50, 'delivered', 35, 'read', 15],
  letter: ['sent', 90, 'undelivered', 10],
  unheard: ['no_answer', 70, 'busy', 10, 'voicemail', 20],
  visit: ['not_home', 48, 'met', 32, 'left_notice', 14, 'refused', 6]
};
/** Draws that may be refused for each contact wanted, before the rest of a day is left to the next. */
const PATIENCE = 30;

const drawerOf = (pairs) => {
  const words = pairs.filter((_, i) => i % 2 === 0);
  const draw = drawer(pairs.filter((_, i) => i % 2 === 1));
  return (rng) => words[draw(rng)];
};

export class Work {
  constructor(story, accounts, state, rng) {
    Object.assign(this, { story, accounts, state, rng });
    this.stages = story.stages.map(({ until, weights }) => ({ until, draw: drawer(weights) }));
    this.outcomes = Object.fromEntries(
      Object.entries({ ...OUTCOMES, call: story.callOutcomes }).map(([channel, pairs]) => [channel, drawerOf(pairs)])
    );
  }

  /** At most `wanted` contacts of a day, in no order; all of them where `isLast` leaves no other day. */
  contactsOf(day, wanted, isLast) {
    const { accounts, rng } = this;
    const made = [];
    for (let left = wanted * PATIENCE + 1000; made.length < wanted; left--) {
      const isForced = left <= 0;
      if (isForced && !isLast) break;
      const account = Math.floor(rng.next() ** 1.3 * accounts.count);
      const isActive = day >= accounts.from[account] && day <= accounts.to[account];
      if (!isForced && !isActive) continue;
      const presses = rng.chance(this.story.lapses[agencyOn(accounts, account, day)].press ?? 0);
      const channel = presses ? (rng.chance(0.7) ? 'call' : 'sms') : null;
      for (let times = presses ? rng.int(4, 11) : TIMES_A_DAY(rng) + 1; times > 0 && made.length < wanted; times--) {
        const contact = this.attempt(account, day, channel, isForced);
        if (contact) made.push(contact);
      }
    }
    return made;
  }

  /** `pressed`: the channel by which somebody is pressed all day, or null. */
  attempt(account, day, pressed, isForced) {
    const { story, accounts, state, rng } = this;
    const person = personOf(account);
    const agency = agencyOn(accounts, account, day);
    const lapses = story.lapses[agency];
    const pastDue = accounts.pastDue[account] + day - accounts.from[account];
    const channel = pressed ?? CHANNELS[this.stages.find(({ until }) => pastDue <= until).draw(rng)];
    const isInbound = pressed === null && channel === 'call' && rng.chance(0.04);
    const outcome = isInbound ? 'conversation' : this.outcomes[pressed === 'call' && rng.chance(0.8) ? 'unheard' : channel](rng);
    const contact = {
      account, person, day, agency, channel, outcome, pastDue,
      direction: isInbound ? 'inbound' : 'outbound',
      party: outcome === 'third_party' ? 'third_party' : rng.chance(0.035) ? (rng.chance(0.5) ? 'spouse' : 'guarantor') : 'debtor',
      place: channel === 'visit' ? (rng.chance(0.85) ? 'home' : 'work') : channel === 'call' && rng.chance(0.05) ? 'work' : null,
      lapse: null
    };
    if (!isInbound) {
      contact.lapse = objection(story, state, contact);
      if (contact.lapse !== null && !isForced && !rng.chance(lapses[contact.lapse] ?? 0)) return null;
    }
    contact.second = this.secondOf(contact, lapses);
    this.describe(contact, lapses);
    remember(state, contact);
    return contact;
  }

  /** Second of the local day. People may have asked for hours from nine to six. */
  secondOf(contact, lapses) {
    const { story, state, rng } = this;
    const isLate = contact.direction === 'outbound' && rng.chance(lapses.late ?? 0);
    if (isLate) {
      contact.lapse ??= 'late';
      return rng.chance(0.85) ? story.limits.lateFrom * 3600 + rng.below(4500) : 7 * 3600 + rng.below(3500);
    }
    let hour = Math.min(drawHour(rng), story.limits.lateFrom - 1);
    const wantsHours = has(state.hoursSince, contact.person) && contact.day > state.hoursSince[contact.person];
    if (wantsHours && !rng.chance(lapses['asked-to-stop'] ?? 0)) hour = 9 + (hour % 9);
    return hour * 3600 + rng.below(3600);
  }

  /** What the log says beside the bare contact. */
  describe(contact, lapses) {
    const { story, rng } = this;
    const { channel, outcome } = contact;
    const spoke = outcome === 'conversation';
    if (channel === 'call' || channel === 'visit') {
      contact.recorded = !rng.chance(lapses.unrecorded ?? 0.01);
      contact.identified = spoke || outcome === 'met' ? !rng.chance(lapses.unidentified ?? 0.005) : null;
    }
    if (spoke) contact.duration = rng.int(35, 540);
    else if (outcome === 'voicemail') contact.duration = rng.int(12, 40);
    else if (channel === 'visit') contact.duration = rng.int(180, 1800);
    else if (outcome === 'answered' || outcome === 'third_party') contact.duration = rng.int(5, 60);
    if (channel === 'visit') {
      contact.crew = rng.chance(0.94) ? 2 : rng.int(1, 3);
      contact.noticeHours = rng.chance(0.9) ? rng.int(20, 96) : null;
    }
    if (channel === 'sms') contact.text = rng.chance(lapses.threat ?? 0.001) ? story.threats[rng.below(story.threats.length)] : story.messages[rng.below(story.messages.length)];
    if (rng.chance(0.01)) contact.consent = true;
    if (channel === 'call' && rng.chance(0.004)) contact.outcome = null;
    contact.phone = channel === 'call' && rng.chance(0.25) ? 1 : 0;
    contact.agent = (contact.person + contact.day) % story.agentsEach;
  }
}

/** How many of `size` contacts are made up to each day: fewer on weekends, a little more every week. */
export function quotas(story, size) {
  const weights = Array.from({ length: story.days }, (_, day) => (isWeekend(story.first + day) ? 35 : 100) + Math.floor(day / 7));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  return weights.map((weight) => Math.round((size * (sum += weight)) / total));
}
