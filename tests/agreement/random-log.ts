import {
  CHANNELS,
  COMPLAINT_OUTCOMES,
  COMPLAINT_SEVERITIES,
  OUTCOMES,
  PARTIES,
  PLACES
} from '#lib/core/domain';
import { seeded, type Random } from './random';

export interface LogOptions {
  /** First day and number of days; the default spans both clock changes of a year in pieces. */
  from?: string;
  days?: number;
  /** Share of naive wall times, to be read in the zone the file is declared to be in. 0: the file needs no zone. */
  naive?: number;
  /** Share of cells that cannot be read and become missing. */
  unreadable?: number;
}

export interface RandomLog {
  contacts: string;
  complaints: string;
}

export const AGENCIES = ['Alpha', 'Beta, "B" & Co', '长风催收', 'alpha', 'Ωmega'];
export const CATEGORIES = ['harassment', 'hours', 'data', '骚扰'];
export const REGIONS = ['US-NY', 'US-CA', 'CN-HA', 'IN-MH'];
export const PRODUCTS = ['card', 'loan'];

/** With clock changes, without, half and quarter hours, midnight changes, an hour that turns half. */
const ZONES = [
  'America/New_York',
  'America/Los_Angeles',
  'America/Phoenix',
  'America/St_Johns',
  'Europe/Lisbon',
  'Africa/Cairo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Shanghai',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'America/Santiago'
];

/** The same order in UTF-16 units and UTF-8 bytes would be luck: U+1F4DE comes before U+FF5E in the one, after it in the other. */
const ID_STARTS = ['c', 'C', 'c-', '\u{1F4DE}', '\uFF5E', 'é', '联络', '0'];

const DAY = 86_400;
const quote = (cell: string): string => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const toCsv = (rows: Record<string, string>[]): string => {
  const header = Object.keys(rows[0]!);
  return [header, ...rows.map((row) => header.map((name) => row[name]!))]
    .map((cells) => cells.map(quote).join(',') + '\n')
    .join('');
};

const iso = (instant: number): string => new Date(instant * 1000).toISOString().slice(0, 19);

/** The same instant with some offset, `Z` or a fraction. */
function written(random: Random, instant: number): string {
  const form = random.whole(0, 4);
  if (form <= 2) return `${iso(instant)}Z`;
  if (form === 3) return `${iso(instant)}.${random.whole(1, 999)}Z`;
  const minutes = random.pick([-480, -210, 0, 330, 345, 480, 780]);
  const sign = minutes < 0 ? '-' : '+';
  const [hour, minute] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${iso(instant + minutes * 60)}${sign}${two(hour)}:${two(minute)}`;
}

interface Person {
  account: string;
  consumer: string;
  zones: string;
  agency: string;
}

/** Few people, so that windows fill; some share a consumer, some have no account. */
function people(random: Random, count: number): Person[] {
  return Array.from({ length: count }, (_, index) => ({
    account: random.chance(0.06) ? '' : `A${index}`,
    consumer: random.chance(0.4) ? '' : `P${Math.floor(index / 2)}`,
    zones: random.chance(0.15)
      ? ''
      : random.chance(0.25)
        ? `${random.pick(ZONES)};${random.pick(ZONES)}`
        : random.pick(ZONES),
    agency: random.pick(AGENCIES)
  }));
}

/** Clusters around busy moments, the edges of permitted hours and midnights, so that bounds are hit to the second. */
function instants(random: Random, size: number, start: number, days: number): number[] {
  const busy = Array.from({ length: Math.max(3, Math.floor(size / 25)) }, () => random.whole(0, days * DAY));
  const found: number[] = [];
  for (let i = 0; i < size; i++) {
    const last = found.at(-1);
    if (last !== undefined && random.chance(0.12)) found.push(last);
    else if (random.chance(0.3)) {
      const edge = random.pick([0, 8 * 3600, 21 * 3600, 22 * 3600]) + random.pick([-1, 0, 1]);
      const half = random.whole(-26, 26) * 1800;
      found.push(start + random.whole(1, days - 2) * DAY + edge + half);
    } else if (random.chance(0.6)) found.push(start + random.pick(busy) + random.whole(-5 * 3600, 5 * 3600));
    else found.push(start + random.whole(0, days * DAY));
  }
  return found;
}

function occurredAt(random: Random, instant: number, naive: number): string {
  if (random.chance(0.07)) return iso(instant).slice(0, 10);
  if (random.chance(naive)) return iso(instant).replace('T', ' ');
  return written(random, instant);
}

function contactRow(random: Random, index: number, instant: number, person: Person, options: LogOptions) {
  const maybe = (value: string, absent: number): string => {
    if (random.chance(absent)) return '';
    return random.chance(options.unreadable ?? 0) ? '??' : value;
  };
  const outcomes = random.chance(0.6) ? (['conversation', 'no_answer', 'met', 'busy'] as const) : OUTCOMES;
  return {
    contact_id: `${random.pick(ID_STARTS)}${index}`,
    occurred_at: occurredAt(random, instant, options.naive ?? 0),
    channel: random.chance(0.6) ? 'call' : random.pick(CHANNELS),
    agency: random.chance(0.06) ? '' : random.chance(0.8) ? person.agency : random.pick(AGENCIES),
    agent: random.chance(0.1) ? '' : `agent ${random.whole(1, 3)}`,
    creditor: random.chance(0.1) ? '' : `bank ${random.whole(1, 2)}`,
    account_id: random.chance(0.03) ? '' : person.account,
    consumer_id: person.consumer,
    direction: random.chance(0.12) ? 'inbound' : random.pick(['outbound', '']),
    outcome: maybe(random.pick(outcomes), 0.12),
    duration_s: maybe(String(random.pick([0, 20, 59, 60, 61, 300])), 0.3),
    party: random.chance(0.7) ? random.pick(['debtor', '']) : random.pick(PARTIES),
    address: random.chance(0.1) ? '' : `+1${person.account}${random.whole(0, 1)}`,
    place: maybe(random.pick(PLACES), 0.35),
    time_zone: random.chance(0.05) ? '' : random.chance(0.9) ? person.zones : random.pick(ZONES),
    region: random.chance(0.15) ? '' : random.pick(REGIONS),
    product: random.chance(0.15) ? '' : random.pick(PRODUCTS),
    days_past_due: maybe(String(random.pick([-1, 0, 29, 30, 31, 89, 90, 91, 200])), 0.2),
    consent: maybe(random.pick(['true', 'no', '1', 'false', 'n']), 0.7)
  };
}

function complaintRow(random: Random, index: number, instant: number, person: Person) {
  const date = random.chance(0.2);
  return {
    complaint_id: `k${index}`,
    received_at: date ? iso(instant).slice(0, 10) : written(random, instant),
    account_id: random.chance(0.2) ? '' : person.account,
    agency: random.chance(0.15) ? '' : random.pick(AGENCIES),
    agent: random.chance(0.3) ? '' : `agent ${random.whole(1, 3)}`,
    channel: random.chance(0.2) ? '' : random.pick(CHANNELS),
    category: random.chance(0.2) ? '' : random.pick(CATEGORIES),
    severity: random.chance(0.2) ? '' : random.pick(COMPLAINT_SEVERITIES),
    outcome: random.chance(0.2) ? '' : random.pick(COMPLAINT_OUTCOMES)
  };
}

/** A plausible and nasty log as canonical CSV: `size` contacts, a fifth as many complaints. */
export function randomLog(seed: number, size: number, options: LogOptions = {}): RandomLog {
  const random = seeded(seed);
  const start =
    Date.parse(`${options.from ?? random.pick(['2026-02-20', '2026-03-20', '2026-10-10'])}T00:00:00Z`) / 1000;
  const days = options.days ?? random.pick([9, 24, 60]);
  const subjects = people(random, Math.max(2, Math.floor(size / random.pick([12, 30, 60]))));
  const contacts = instants(random, size, start, days).map((instant, index) =>
    contactRow(random, index, instant, random.pick(subjects), options)
  );
  const complaints = Array.from({ length: Math.max(1, Math.floor(size / 5)) }, (_, index) =>
    complaintRow(random, index, start + random.whole(0, days * DAY), random.pick(subjects))
  );
  return { contacts: toCsv(contacts), complaints: toCsv(complaints) };
}
