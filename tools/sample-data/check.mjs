// Judges a generated log by the rules that ship enabled, with plain loops and nothing from src: what the generator means to
// plant and what this finds must be the same list. Numbers are written out here so that a changed rulebook shows up as a difference.
import { DAY, local } from './clock.mjs';

const ZONED_PARTIES = ['debtor', 'spouse', 'guarantor', 'unknown'];
const TIMED = ['call', 'sms', 'visit', 'email', 'app', 'other'];
const UNANSWERED = ['busy', 'no_answer', 'voicemail', 'failed', 'out_of_service'];

const CONNECTED = ['voicemail', 'answered', 'third_party', 'conversation', 'delivered', 'read', 'left_notice', 'met', 'refused'];

const zonesOf = (c) => (c.time_zone ? c.time_zone.split(';') : []);
const localDay = (c) => (c.time_zone ? local(zonesOf(c)[0], c.t).day : null);
const monthOf = (day) => new Date(day * DAY * 1000).toISOString().slice(0, 7);
const bytes = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const inOrder = (contacts) => [...contacts].sort((a, b) => a.t - b.t || bytes(a.contact_id, b.contact_id));

const KEYS = { account: 'account_id', consumer: 'consumer_id', address: 'address', agency: 'agency' };
const subject = (c, per) => {
  const values = per.map((key) => c[KEYS[key]]);
  return values.every(Boolean) ? values.join('\u0000') : null;
};
const outbound = (c) => c.direction !== 'inbound';
const party = (c) => c.party || 'debtor';

function hours({ from, to, inclusive, parties }) {
  return (contacts) =>
    contacts
      .filter((c) => outbound(c) && TIMED.includes(c.channel) && !c.consent && (!parties || parties.includes(party(c))))
      .filter((c) =>
        zonesOf(c).some((zone) => {
          const { second } = local(zone, c.t);
          return second < from || (inclusive ? second > to : second >= to);
        })
      )
      .map((c) => c.contact_id);
}

/** Contacts of which it is certain that they count and that more than `max` certain ones lie in the window. */
function cap({ channels, parties, counts, per, max, inWindow }) {
  return (contacts) => {
    const found = [];
    const groups = new Map();
    for (const c of inOrder(contacts)) {
      if (!outbound(c) || c.consent || !channels.includes(c.channel) || (parties && !parties.includes(party(c)))) continue;
      const key = subject(c, per);
      const day = localDay(c);
      if (key === null || day === null || !counts(c)) continue;
      const days = groups.get(key) ?? [];
      groups.set(key, days);
      days.push(day);
      if (days.filter((earlier) => inWindow(earlier, day)).length > max) found.push(c.contact_id);
    }
    return found;
  };
}

const sameDay = (earlier, day) => earlier === day;
const sameMonth = (earlier, day) => monthOf(earlier) === monthOf(day);

function sevenDaysAfterConversation(contacts) {
  const found = [];
  const latest = new Map();
  for (const c of inOrder(contacts)) {
    const key = subject(c, ['agency', 'consumer', 'account']);
    const day = localDay(c);
    if (key === null || c.channel !== 'call') continue;
    const talked = latest.get(key);
    const judged = outbound(c) && !c.consent && ZONED_PARTIES.includes(party(c));
    if (judged && day !== null && talked !== undefined && day - talked < 7) found.push(c.contact_id);
    if (c.outcome === 'conversation' && day !== null) latest.set(key, day);
  }
  return found;
}

/** Third persons reached more than once at one number. */
function thirdPersonOnce(contacts) {
  const reached = new Set();
  return inOrder(contacts).flatMap((c) => {
    const key = subject(c, ['consumer', 'address']);
    if (!outbound(c) || c.consent || party(c) !== 'third_party' || !CONNECTED.includes(c.outcome) || key === null) return [];
    if (reached.has(key)) return [c.contact_id];
    reached.add(key);
    return [];
  });
}

/** P(X ≥ k) for a Poisson count of that mean, summed from its smallest term. */
function atLeast(k, mean) {
  let term = Math.exp(-mean);
  let below = 0;
  for (let i = 0; i < k; i += 1) {
    below += term;
    term *= mean / (i + 1);
  }
  return 1 - below;
}

/** Exact lower bound of a Poisson mean (Garwood), found by halving. */
export function lowerBound(k, confidence) {
  if (k === 0) return 0;
  let low = 0;
  let high = k;
  for (let i = 0; i < 200; i += 1) {
    const middle = (low + high) / 2;
    if (atLeast(k, middle) < (1 - confidence) / 2) low = middle;
    else high = middle;
  }
  return low;
}

const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};

/** Rates of every agency and month, in the zone that decides months. */
export function complaintGroups(contacts, complaints, zone, counted) {
  const groups = new Map();
  const group = (row, t) => {
    const key = `${row.agency}|${monthOf(local(zone, t).day)}`;
    if (!groups.has(key)) groups.set(key, { key, month: key.slice(-7), accounts: new Set(), complaints: 0 });
    return groups.get(key);
  };
  for (const c of contacts) if (c.agency && c.account_id && outbound(c)) group(c, c.t).accounts.add(c.account_id);
  for (const c of complaints) if (c.agency && counted(c)) group(c, c.t).complaints += 1;
  return [...groups.values()].map((g) => ({ ...g, accounts: g.accounts.size, rate: (g.complaints / g.accounts.size) * 1000 }));
}

function rate({ counted, limit }) {
  return (contacts, complaints, zone) => {
    const groups = complaintGroups(contacts, complaints, zone, counted).filter((g) => g.accounts >= 30);
    return groups
      .filter((g) => (lowerBound(g.complaints, 0.95) / g.accounts) * 1000 > limit(groups.filter((peer) => peer.month === g.month)))
      .map((g) => g.key);
  };
}

/** A channel before its first day past due. */
const from = (channels, day) => (contacts) =>
  contacts.filter((c) => outbound(c) && channels.includes(c.channel) && !c.consent && c.pastDue < day).map((c) => c.contact_id);

const at = (h) => h * 3600;
const CALL = { channels: ['call'] };

export const RULES = {
  'cn-gbt-45251': {
    'quiet-hours': hours({ from: at(8), to: at(22), inclusive: false }),
    'interactive-calls': cap({ ...CALL, parties: ['debtor'], counts: (c) => ['conversation', 'met'].includes(c.outcome), per: ['consumer'], max: 3, inWindow: sameDay }),
    'unanswered-attempts': cap({ ...CALL, parties: ['debtor'], counts: (c) => UNANSWERED.includes(c.outcome), per: ['consumer', 'address'], max: 6, inWindow: sameDay })
  },
  'us-reg-f': {
    'seven-in-seven': cap({ ...CALL, parties: ZONED_PARTIES, counts: (c) => !['busy', 'out_of_service'].includes(c.outcome), per: ['agency', 'consumer', 'account'], max: 7, inWindow: (earlier, day) => earlier >= day - 6 }),
    'seven-days-after-conversation': sevenDaysAfterConversation,
    'inconvenient-hours': hours({ from: at(8), to: at(21), inclusive: true, parties: ZONED_PARTIES }),
    'third-person-once': thirdPersonOnce
  },
  'house-policy': {
    'visits-per-day': cap({ channels: ['visit'], counts: () => true, per: ['consumer'], max: 1, inWindow: sameDay }),
    'visits-per-month': cap({ channels: ['visit'], counts: () => true, per: ['consumer'], max: 3, inWindow: sameMonth }),
    'messages-per-day': cap({ channels: ['sms'], counts: () => true, per: ['consumer'], max: 2, inWindow: sameDay }),
    'ladder-messages': from(['sms', 'app', 'email'], -3),
    'ladder-calls': from(['call'], 3),
    'ladder-letters': from(['letter'], 16),
    'ladder-visits': from(['visit'], 31),
    'complaints-per-agency': rate({ counted: (c) => ['open', 'upheld', 'partly_upheld'].includes(c.outcome), limit: () => 10 }),
    'complaints-against-peers': rate({ counted: () => true, limit: (peers) => 2 * median(peers.map((g) => g.rate)) })
  }
};
const GROUP_RULES = ['complaints-per-agency', 'complaints-against-peers'];

/** Everything the rulebooks find: `{rulebook, rule, contact_id}` or `{rulebook, rule, group}`. Months of complaints are UTC, as house-policy names no zone. */
export function findings(rulebooks, contacts, complaints, zone = 'UTC') {
  return rulebooks.flatMap((rulebook) =>
    Object.entries(RULES[rulebook]).flatMap(([rule, judge]) =>
      judge(contacts, complaints, zone).map((id) => ({ rulebook, rule, [GROUP_RULES.includes(rule) ? 'group' : 'contact_id']: id }))
    )
  );
}
