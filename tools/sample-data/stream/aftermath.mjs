// What follows from contacts: requests, complaints and payments, kept until the day on which they come in.
import { CHANNEL_BITS } from './conduct.mjs';

const REQUESTS = ['cease', 'attorney', 'dispute', 'channel_opt_out', 'work_ban', 'hours', 'hardship', 'adjustment'];
const SHARES = [10, 4, 8, 26, 6, 12, 18, 16];
const OF_A_LAPSE = { 'late': 0.02, 'asked-to-stop': 0.05, 'opted-out': 0.04, 'too-many-calls': 0.012, 'too-many-visits': 0.03 };
const UPHELD = ['upheld', 'partly_upheld', 'rejected'];

export class Aftermath {
  #byDay = new Map();

  constructor(story, state, rng, drawer) {
    Object.assign(this, { story, state, rng });
    this.drawRequest = drawer(SHARES);
  }

  /** What has come in by the end of a day, in order. */
  take(day) {
    const due = [];
    for (const [earlier, events] of this.#byDay) {
      if (earlier > day) continue;
      due.push(...events);
      this.#byDay.delete(earlier);
    }
    return due.sort((a, b) => a.day - b.day || a.second - b.second || a.account - b.account);
  }

  #on(day, event) {
    if (day >= this.story.days) return;
    if (!this.#byDay.has(day)) this.#byDay.set(day, []);
    this.#byDay.get(day).push({ day, ...event });
  }

  /** `contact` has its contact_id. */
  follow(contact) {
    const { rng } = this;
    const { account, person, day } = contact;
    const talked = contact.outcome === 'conversation' || contact.outcome === 'met';
    if (talked && rng.chance(0.14)) {
      this.#on(day + rng.int(1, 6), { table: 'payments', account, second: rng.int(30000, 79000), share: rng.int(2, 40) });
    }
    if (talked && rng.chance(0.08)) this.#ask(contact);
    if (!rng.chance(contact.lapse === null ? 0.0012 : (OF_A_LAPSE[contact.lapse] ?? 0.005))) return;
    const received = day + rng.int(1, 4);
    const takes = rng.chance(0.9) ? rng.int(2, 14) : rng.int(15, 28);
    const isUpheld = contact.lapse !== null;
    this.#on(received, {
      table: 'complaints', account, person, contact, second: rng.int(32000, 64000),
      category: rng.below(this.story.categories.length),
      severity: ['low', 'medium', 'high'][isUpheld ? rng.int(1, 2) : rng.int(0, 1)],
      outcome: UPHELD[isUpheld ? rng.int(0, 1) : rng.int(1, 2)],
      closed: received + takes < this.story.days ? { day: received + takes, second: rng.int(32000, 64000) } : null
    });
    this.state.complainedUntil[person] = Math.max(this.state.complainedUntil[person], received + takes);
  }

  #ask({ account, person, day, second, channel }) {
    const { rng, state } = this;
    const kind = REQUESTS[this.drawRequest(rng)];
    const about = kind === 'channel_opt_out' ? (channel === 'call' ? (rng.chance(0.7) ? 'sms' : 'call') : channel) : null;
    this.#on(day, { table: 'requests', account, second: Math.min(second + rng.int(300, 7200), 86399), kind, about });
    if (kind === 'cease' || kind === 'attorney') state.ceasedOn[person] = day;
    if (kind === 'work_ban') state.workBannedOn[person] = day;
    if (kind === 'hours') state.hoursSince[person] = day;
    if (about) state.optedOut[person] |= CHANNEL_BITS[about];
  }
}
