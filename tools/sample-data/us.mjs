// A US log over the clock change of 2026-03-08: three collectors, four zones, canonical columns, instants in UTC.
import { followPerson, houseAllows, duration } from './background.mjs';
import { at, dayOf, instant, utc } from './clock.mjs';
import { complain } from './complaints.mjs';
import { csv } from './csv.mjs';
import { Log } from './log.mjs';
import { random } from './random.mjs';

const SIZE = 9000;
const FIRST = dayOf('2026-02-01');
const LAST = dayOf('2026-04-30');
const CHANGE = dayOf('2026-03-08');
const AGENCIES = ['Aster', 'Birch', 'Cedar'];
const NY = 'America/New_York';
const CHICAGO = 'America/Chicago';
const DENVER = 'America/Denver';
const LA = 'America/Los_Angeles';
// A mobile number of one zone and an address of another leave two candidates.
const PLACES = {
  'US-NY': [NY, 14], 'US-PA': [NY, 9], 'US-GA': [NY, 9], 'US-OH': [NY, 8], 'US-TX': [CHICAGO, 14], 'US-IL': [CHICAGO, 10], 'US-MN': [CHICAGO, 5],
  'US-CO': [DENVER, 6], 'US-UT': [DENVER, 4], 'US-CA': [LA, 16], 'US-WA': [LA, 7], 'US-TN': [`${CHICAGO};${NY}`, 4], 'US-NE': [`${DENVER};${CHICAGO}`, 2]
};
const AREA = { [NY]: ['212', '404', '614'], [CHICAGO]: ['312', '214', '612'], [DENVER]: ['303', '801'], [LA]: ['213', '206'] };
const STAGES = [{ until: Infinity, words: { call: 72, sms: 14, email: 8, letter: 5, visit: 1 } }];
const CALLS = { no_answer: 40, voicemail: 28, busy: 4, out_of_service: 2, answered: 8, third_party: 4, conversation: 14 };
const REG_F = (rule) => ({ rulebook: 'us-reg-f', rule });
const HOUSE = (rule) => ({ rulebook: 'house-policy', rule });
const HEADER = ['contact_id', 'occurred_at', 'channel', 'agency', 'agent', 'creditor', 'account_id', 'consumer_id', 'direction', 'outcome', 'duration_s', 'party', 'address', 'time_zone', 'region', 'product', 'days_past_due', 'balance', 'recorded', 'consent'];
const COMPLAINT_HEADER = ['complaint_id', 'received_at', 'agency', 'account_id', 'consumer_id', 'channel', 'category', 'severity', 'outcome', 'closed_at', 'contact_id'];

function people(rng) {
  let number = 0;
  const weights = Object.fromEntries(Object.entries(PLACES).map(([region, [, weight]]) => [region, weight]));
  return Array.from({ length: 1320 }, (_, i) => {
    const consumer_id = String(i * 13 + 205).padStart(8, '0');
    const region = rng.weighted(weights);
    const time_zone = PLACES[region][0];
    const zone = time_zone.split(';')[0];
    const phone = (line) => `${rng.pick(AREA[zone])}-555-${String((i * 7 + line) % 10000).padStart(4, '0')}`;
    const phones = [phone(1), phone(4)];
    const accounts = Array.from({ length: rng.chance(0.1) ? 2 : 1 }, () => {
      number += 1;
      const from = FIRST + rng.int(-60, 60);
      return {
        account_id: String(number * 4409).padStart(10, '0'),
        consumer_id, region, zone, time_zone, phones,
        agency: AGENCIES[i % 3],
        creditor: rng.pick(['Sample Bank', 'Sample Card Co']),
        product: rng.pick(['credit_card', 'credit_card', 'personal_loan', 'medical']),
        cents: rng.int(15000, 1800000),
        dpd: rng.int(95, 260),
        effort: rng.int(9, 18) / 100,
        from: Math.max(from, FIRST),
        to: Math.min(from + rng.int(50, 150), LAST)
      };
    });
    return { consumer_id, accounts };
  });
}

function allows(made, c) {
  if (!houseAllows(made, c)) return false;
  if (c.channel !== 'call') return true;
  const calls = made.filter((other) => other.channel === 'call' && other.account === c.account);
  if (calls.some((other) => other.outcome === 'conversation' && c.day - other.day < 7)) return false;
  return calls.filter((other) => other.day > c.day - 7).length < 6;
}

const latest = (account) => (account.time_zone.includes(';') ? 19 : 20);

const contactOf = (account, day, second, channel, outcome, rng) => ({
  account, day, second, channel, outcome, pastDue: account.dpd + day - account.from,
  address: account.phones[0], duration_s: duration(rng, channel, outcome)
});

const active = (log, agency, from, to) => [...new Set(log.contacts.filter((c) => c.account.agency === agency && c.account.from <= from && c.account.to >= to).map((c) => c.account))];

// The dialler kept its winter schedule: the same hour in UTC is an hour later on the consumer's clock after the change.
function lateCalls(log, rng) {
  const calls = log.contacts.filter((c) => !c.story && c.account.agency === 'Birch' && c.channel === 'call' && c.direction === 'outbound');
  const quietDay = (c) => !calls.some((o) => o !== c && o.account === c.account && o.day === c.day) && !log.contacts.some((o) => o.account === c.account && o.day === c.day && o.direction === 'inbound');
  const after = calls.filter((c) => c.day >= CHANGE && c.day < CHANGE + 21 && c.outcome !== 'conversation' && c.party !== 'third_party' && quietDay(c));
  const plant = (c, second) => Object.assign(c, { second, story: 'late-calls', planted: [REG_F('inconvenient-hours')] });
  const single = after.filter((c) => c.account.zone === c.account.time_zone);
  const several = after.filter((c) => c.account.zone !== c.account.time_zone);
  single.slice(0, 96).forEach((c, i) => plant(c, i === 0 ? at(21, 0, 1) : at(21, rng.int(0, 54), rng.int(2, 59))));
  several.slice(0, 14).forEach((c, i) => plant(c, i % 2 ? at(20, rng.int(5, 50), rng.int(0, 59)) : at(7, rng.int(5, 55), rng.int(0, 59))));
}

function sevenCalls(log, rng) {
  active(log, 'Aster', FIRST + 25, FIRST + 60).slice(0, 22).forEach((account) => {
    const first = FIRST + 27 + rng.int(0, 24);
    log.clear((c) => c.account === account && c.channel === 'call', first - 7, first + 13);
    const count = rng.int(9, 13);
    for (let k = 0; k < count; k += 1) {
      const day = first + Math.floor((k * 7) / count);
      const second = at(9 + ((k * 5) % 11), rng.int(0, 59), rng.int(0, 59));
      log.plant('too-many-calls', contactOf(account, day, second, 'call', rng.pick(['no_answer', 'voicemail', 'answered']), rng));
    }
    const own = log.contacts.filter((c) => c.story === 'too-many-calls' && c.account === account).sort((a, b) => a.day - b.day || a.second - b.second);
    own.forEach((c, n) => (c.planted = n >= 7 ? [REG_F('seven-in-seven')] : []));
  });
}

function callsAfterConversation(log, rng) {
  active(log, 'Cedar', FIRST + 35, FIRST + 80).slice(0, 32).forEach((account, i) => {
    const talk = FIRST + 42 + rng.int(0, 26);
    log.clear((c) => c.account === account && c.channel === 'call', talk - 7, talk + 13);
    log.plant('calls-after-conversation', { ...contactOf(account, talk, at(rng.int(10, 16), rng.int(0, 59)), 'call', 'conversation', rng), direction: i % 3 === 0 ? 'inbound' : 'outbound' });
    if (i % 4 === 0) log.plant('calls-after-conversation', contactOf(account, talk, at(18, rng.int(0, 59)), 'call', 'no_answer', rng), REG_F('seven-days-after-conversation'));
    for (let k = 0; k < rng.int(1, 3); k += 1) {
      log.plant('calls-after-conversation', contactOf(account, talk + 1 + k * 2 + rng.int(0, 1), at(rng.int(9, 19), rng.int(0, 59)), 'call', rng.pick(['no_answer', 'voicemail']), rng), REG_F('seven-days-after-conversation'));
    }
    log.plant('calls-after-conversation', contactOf(account, talk + 7, at(11, rng.int(0, 59)), 'call', 'no_answer', rng));
  });
}

function tooManyMessages(log, rng) {
  active(log, 'Cedar', FIRST + 35, FIRST + 80).slice(40, 58).forEach((account) => {
    const day = FIRST + 40 + rng.int(0, 30);
    log.clear((c) => c.account.consumer_id === account.consumer_id && c.channel === 'sms', day, day);
    for (let k = 0; k < rng.int(3, 5); k += 1) {
      log.plant('too-many-messages', contactOf(account, day, at(9 + 2 * k, rng.int(0, 59), rng.int(0, 59)), 'sms', 'delivered', rng), k >= 2 && HOUSE('messages-per-day'));
    }
  });
}

// In order, but only just: both ends of the permitted day, and late calls made with consent.
function edges(log, rng) {
  const calls = log.contacts.filter((c) => !c.story && c.channel === 'call' && c.direction === 'outbound' && c.account.zone === c.account.time_zone && c.outcome === 'no_answer');
  const alone = calls.filter((c) => !log.contacts.some((o) => o !== c && o.account === c.account && o.day === c.day)).slice(0, 10);
  alone.forEach((c, i) => {
    if (i === 0) c.second = at(21);
    else if (i === 1) c.second = at(8);
    else Object.assign(c, { second: at(21, rng.int(5, 40), rng.int(0, 59)), consent: true });
    c.story = 'in-order';
  });
}

function gaps(log, rng) {
  for (const c of log.contacts) {
    c.t = instant(c.account.zone, c.day, c.second);
    c.address ??= rng.chance(0.25) ? c.account.phones[1] : c.account.phones[0];
    if (c.channel === 'email') c.address = `person-${c.account.consumer_id}@example.com`;
    if (c.channel === 'letter' || c.channel === 'visit') c.address = `${Number(c.account.consumer_id) % 900} Sample St`;
    if (c.channel === 'call') c.recorded = rng.chance(0.97);
    c.agency = c.account.agency;
    c.time_zone = c.account.time_zone;
    if (c.story) continue;
    if (c.channel === 'call' && rng.chance(0.006)) c.outcome = null;
    if (rng.chance(0.003)) c.agency = null;
    if (rng.chance(0.005)) c.time_zone = null;
  }
}

// A third person may be communicated with once: whoever answers for the same consumer again does so at a number of their own.
function thirdPersons(log) {
  const reached = new Set();
  for (const c of log.contacts.filter((one) => one.party === 'third_party')) {
    while (reached.has(`${c.account.consumer_id} ${c.address}`)) {
      c.address = c.address.replace(/\d{4}$/, (line) => String((Number(line) + 5000) % 10000 + (Number(line) >= 5000 ? 1 : 0)).padStart(4, '0'));
    }
    reached.add(`${c.account.consumer_id} ${c.address}`);
  }
}

export function americanSample() {
  const rng = random(1006);
  const log = new Log({ rng, rulebooks: ['us-reg-f', 'house-policy'] });
  for (const person of people(rng)) log.contacts.push(...followPerson({ rng, person, stages: STAGES, callOutcomes: CALLS, latest, rules: allows }));
  sevenCalls(log, rng);
  callsAfterConversation(log, rng);
  tooManyMessages(log, rng);
  lateCalls(log, rng);
  edges(log, rng);
  log.trim(SIZE);
  gaps(log, rng);
  thirdPersons(log);
  log.number((n) => `U${String(n).padStart(6, '0')}`);
  complain(log, rng, {
    months: ['2026-02', '2026-03', '2026-04'],
    agencies: AGENCIES,
    categories: ['Attempts to collect debt not owed', 'Written notification about debt', 'Communication tactics', 'False statements'],
    waves: [
      { agency: 'Birch', month: '2026-03', count: 16, story: 'late-calls', category: 'Calls outside permitted hours' },
      { agency: 'Cedar', month: '2026-04', count: 18, story: 'calls-after-conversation', category: 'Frequent or repeated calls' }
    ],
    end: instant(NY, LAST, at(23)),
    id: (n) => `K${String(n).padStart(5, '0')}`
  });
  return finish(log);
}

function finish(log) {
  const rows = log.contacts.map((c) => ({ ...c, account_id: c.account.account_id, consumer_id: c.account.consumer_id }));
  const complaintRows = log.complaints.map((c) => ({ ...c, account_id: c.account.account_id }));
  log.prove(rows, complaintRows, NY);
  const contacts = csv(HEADER, rows.map((c) => [
    c.contact_id, utc(c.t), c.channel, c.agency, `${c.account.agency[0]}-${String(1 + ((Number(c.consumer_id) + c.day) % 12)).padStart(2, '0')}`,
    c.account.creditor, c.account_id, c.consumer_id, c.direction, c.outcome, c.duration_s, c.party, c.address, c.time_zone, c.account.region,
    c.account.product, c.pastDue, (c.account.cents / 100).toFixed(2), c.recorded, c.consent
  ]));
  const complaints = csv(COMPLAINT_HEADER, log.complaints.map((c) => [
    c.complaint_id, utc(c.t), c.agency, c.account.account_id, c.account.consumer_id, c.channel, c.category, c.severity, c.outcome,
    c.closed ? utc(c.closed) : '', c.linked ? c.contact.contact_id : ''
  ]));
  return { log, rows, complaintRows, zone: 'UTC', files: { 'contacts.csv': contacts, 'complaints.csv': complaints } };
}
