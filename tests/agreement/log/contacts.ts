import { CHANNELS, OUTCOMES, PARTIES, PLACES } from '#lib/core/domain';
import type { Random } from '../random';
import { AGENCIES, AGENTS, CREDITORS, PRODUCTS, REGIONS, TEXTS } from '../values';
import { moment } from './cells';
import { ZONES, type Person } from './people';

export interface ContactOptions {
  naive: number;
  unreadable: number;
  /** Columns in which this log has no value at all. */
  without: readonly string[];
}

/** The same order in UTF-16 units and UTF-8 bytes would be luck: U+1F4DE comes before U+FF5E in the one, after it in the other. */
const ID_STARTS = ['c', 'C', 'c-', '\u{1F4DE}', '\uFF5E', 'é', '联络', '0'];
const OFTEN = ['conversation', 'no_answer', 'met', 'busy'] as const;
const HOUR = 3600;

/** Announced about as long ago as rules ask for, to the second; at times only the date, or after the visit. */
const noticeAt = (random: Random, instant: number, naive: number): string =>
  moment(
    random,
    instant - random.pick([0, 1, 2, 24, 24, 48, 72]) * HOUR + random.pick([-1, 0, 0, 1, 5 * HOUR, -5 * HOUR]),
    naive,
    0.25
  );

export function contactRow(
  random: Random,
  index: number,
  instant: number,
  person: Person,
  { naive, unreadable, without }: ContactOptions
): Record<string, string> {
  const maybe = (value: string, absent: number): string => {
    if (random.chance(absent)) return '';
    return random.chance(unreadable) ? '??' : value;
  };
  const truth = (absent: number): string =>
    maybe(random.pick(['true', 'no', '1', 'false', 'n', 'yes']), absent);
  const row: Record<string, string> = {
    contact_id: `${random.pick(ID_STARTS)}${index}`,
    occurred_at: moment(random, instant, naive, 0.07),
    channel: random.chance(0.45) ? 'call' : random.chance(0.4) ? 'visit' : random.pick(CHANNELS),
    agency: random.chance(0.08) ? '' : random.chance(0.75) ? person.agency : random.pick(AGENCIES),
    agent: random.chance(0.1) ? '' : random.pick(AGENTS),
    creditor: random.chance(0.1) ? '' : random.pick(CREDITORS),
    account_id: random.chance(0.03) ? '' : person.account,
    consumer_id: person.consumer,
    direction: random.chance(0.12) ? 'inbound' : random.pick(['outbound', '']),
    outcome: maybe(random.chance(0.6) ? random.pick(OFTEN) : random.pick(OUTCOMES), 0.12),
    duration_s: maybe(String(random.pick([0, 20, 59, 60, 61, 300])), 0.3),
    party: random.chance(0.6) ? random.pick(['debtor', '']) : random.pick(PARTIES),
    address: random.chance(0.1) ? '' : `+1${person.account}${random.whole(0, 1)}`,
    place: maybe(random.pick(PLACES), 0.35),
    time_zone: random.chance(0.05) ? '' : random.chance(0.9) ? person.zones : random.pick(ZONES),
    region: random.chance(0.15) ? '' : random.pick(REGIONS),
    product: random.chance(0.15) ? '' : random.pick(PRODUCTS),
    days_past_due: maybe(String(random.pick([-1, 0, 29, 30, 31, 89, 90, 91, 200])), 0.3),
    recorded: truth(0.25),
    identity_disclosed: truth(0.25),
    consent: maybe(random.pick(['true', 'no', '1', 'false', 'n']), 0.7),
    crew_size: maybe(String(random.whole(1, 3)), 0.25),
    notice_at: random.chance(0.3) ? '' : noticeAt(random, instant, naive),
    text: random.chance(0.25) ? '' : random.pick(TEXTS)
  };
  for (const column of without) row[column] = '';
  return row;
}
