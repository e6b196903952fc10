// The bench's own contact log: seeded, so that every run judges the same rows.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

const DAY = 86_400;
const FIRST_DAY = Date.UTC(2026, 0, 5) / 1000;
const DAYS = 180;
const AGENCIES = ['Atlas Recovery', 'Beacon Partners', 'Cedar Financial', 'Delta Services'];
const AGENTS = 200;
/** Of a million contacts or fewer; more contacts have more people. */
const ACCOUNTS = 150_000;
const CONSUMERS = 120_000;
const MILLION = 1_000_000;
const ROWS_PER_WRITE = 20_000;

/** Zones with their standard offset in hours and the share of consumers who live there. */
const ZONES = [
  ['America/New_York', -5, 0.48],
  ['America/Chicago', -6, 0.29],
  ['America/Denver', -7, 0.07],
  ['America/Los_Angeles', -8, 0.16]
];
const CHANNELS = [
  ['call', 0.78],
  ['sms', 0.12],
  ['email', 0.08],
  ['letter', 0.02]
];
const CALL_OUTCOMES = [
  ['no_answer', 0.46],
  ['voicemail', 0.24],
  ['busy', 0.08],
  ['conversation', 0.12],
  ['third_party', 0.03],
  ['failed', 0.04],
  ['out_of_service', 0.03]
];
/** Share of contacts by local hour; a few before 08:00 and after 21:00. */
const HOURS = [0, 0, 0, 0, 0, 0, 1, 6, 60, 90, 110, 105, 80, 85, 100, 100, 95, 100, 90, 50, 25, 8, 2, 0];

export const SCHEMA = [
  'contact_id',
  'occurred_at',
  'channel',
  'agency',
  'agent',
  'account_id',
  'consumer_id',
  'direction',
  'outcome',
  'duration_s',
  'time_zone'
];

/** mulberry32: numbers in [0, 1), the same for the same seed everywhere. */
function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function weighted(pairs, random) {
  let left = random();
  for (const [value, share] of pairs) {
    left -= share;
    if (left < 0) return value;
  }
  return pairs[0][0];
}

const hourPairs = (() => {
  const sum = HOURS.reduce((total, weight) => total + weight, 0);
  return HOURS.map((weight, hour) => [hour, weight / sum]);
})();

const padded = (prefix, number, width) => prefix + String(number).padStart(width, '0');

/** An account's unchanging facts, by number. */
function accountFacts(random, accounts, consumers) {
  return Array.from({ length: accounts }, (_, account) => {
    const consumer = account < consumers ? account : Math.floor(random() * consumers);
    const agency = Math.floor(random() ** 1.3 * AGENCIES.length);
    return { consumer, agency };
  });
}

/**
 * Writes `rows` contacts as CSV, in the order they happened. Accounts are worked in bursts: a third of the contacts
 * go to an account that was contacted in the last few thousand rows.
 */
export async function writeContacts(file, rows, seed = 20_260_105) {
  const random = seeded(seed);
  const times = Math.max(1, rows / MILLION);
  const accounts = accountFacts(random, Math.round(ACCOUNTS * times), Math.round(CONSUMERS * times));
  const zoneOf = Array.from({ length: Math.round(CONSUMERS * times) }, () =>
    weighted(
      ZONES.map((zone) => [zone, zone[2]]),
      random
    )
  );
  const recent = new Int32Array(4096);
  const out = createWriteStream(file);
  out.write(`${SCHEMA.join(',')}\n`);
  let lines = '';
  for (let row = 0; row < rows; row++) {
    const account =
      row > recent.length && random() < 0.35
        ? recent[Math.floor(random() * recent.length)]
        : Math.floor(random() ** 1.25 * accounts.length);
    recent[row % recent.length] = account;
    const { consumer, agency } = accounts[account];
    const [zone, offset] = zoneOf[consumer];
    const hour = weighted(hourPairs, random);
    const day = Math.floor((row / rows) * DAYS);
    const second = FIRST_DAY + day * DAY + (hour - offset) * 3600 + Math.floor(random() * 3600);
    const channel = weighted(CHANNELS, random);
    const inbound = channel === 'call' && random() < 0.06;
    const outcome =
      channel === 'call' ? (inbound ? 'conversation' : weighted(CALL_OUTCOMES, random)) : 'sent';
    const agent = agency * (AGENTS / AGENCIES.length) + Math.floor((random() * AGENTS) / AGENCIES.length);
    lines += `${[
      padded('C', row, 8),
      `${new Date(second * 1000).toISOString().slice(0, 19)}Z`,
      channel,
      AGENCIES[agency],
      padded('agent-', agent, 3),
      padded('A', account, 7),
      padded('P', consumer, 7),
      inbound ? 'inbound' : 'outbound',
      outcome,
      outcome === 'conversation' ? 20 + Math.floor(random() * 600) : outcome === 'voicemail' ? 15 : '',
      zone
    ].join(',')}\n`;
    if ((row + 1) % ROWS_PER_WRITE === 0 || row + 1 === rows) {
      if (!out.write(lines)) await once(out, 'drain');
      lines = '';
    }
  }
  out.end();
  await once(out, 'finish');
  return { file, rows, bytes: out.bytesWritten };
}
