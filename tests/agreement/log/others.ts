import { CHANNELS, COMPLAINT_OUTCOMES, COMPLAINT_SEVERITIES, REQUEST_KINDS } from '#lib/core/domain';
import type { Random } from '../random';
import { AGENCIES, AGENTS, CATEGORIES, CREDITORS, PRODUCTS, REGIONS } from '../values';
import { DAY, iso, moment } from './cells';
import { ZONES, type Person } from './people';

type Row = Record<string, string>;

/** Days around which things of a log happen. */
export interface Period {
  start: number;
  days: number;
}

const date = (instant: number): string => iso(instant).slice(0, 10);
const some = (random: Random, value: string, absent: number): string => (random.chance(absent) ? '' : value);

/** Few days after something, near the lengths that deadlines have. */
const daysLater = (random: Random): number =>
  random.pick([0, 1, 3, 5, 7, 10, 15]) * DAY + random.whole(-DAY, DAY);

export function complaintRow(
  random: Random,
  index: number,
  period: Period,
  person: Person,
  naive: number
): Row {
  const received = period.start + random.whole(0, period.days * DAY);
  return {
    complaint_id: `k${index}`,
    received_at: moment(random, received, naive, 0.2),
    account_id: some(random, person.account, 0.2),
    consumer_id: some(random, person.consumer, 0.6),
    agency: some(random, random.pick(AGENCIES), 0.15),
    agent: some(random, random.pick(AGENTS), 0.3),
    channel: some(random, random.pick(CHANNELS), 0.2),
    category: some(random, random.pick(CATEGORIES), 0.2),
    severity: some(random, random.pick(COMPLAINT_SEVERITIES), 0.2),
    outcome: some(random, random.pick(COMPLAINT_OUTCOMES), 0.2),
    closed_at: some(random, moment(random, received + Math.abs(daysLater(random)), naive, 0.25), 0.35),
    extended_to: some(random, date(received + random.whole(0, 20) * DAY), 0.8)
  };
}

export function requestRow(
  random: Random,
  index: number,
  period: Period,
  person: Person,
  naive: number
): Row {
  const received = period.start + random.whole(-5 * DAY, period.days * DAY);
  const kind = random.chance(0.5)
    ? random.pick(['cease', 'channel_opt_out', 'hours'] as const)
    : random.pick(REQUEST_KINDS);
  const clock = (): string => random.pick(['00:00', '08:00', '09:30', '12:00', '18:00:30', '22:00', '24:00']);
  return {
    request_id: `${random.pick(['r', 'R', 'é'])}${index}`,
    received_at: moment(random, received, naive, 0.25),
    account_id: some(random, person.account, 0.4),
    consumer_id: some(random, person.consumer, 0.3),
    kind,
    channel: some(
      random,
      random.chance(0.5) ? random.pick(['call', 'visit'] as const) : random.pick(CHANNELS),
      0.15
    ),
    address: some(random, `+1${person.account}${random.whole(0, 1)}`, 0.7),
    hours_from: some(random, clock(), 0.1),
    hours_to: some(random, clock(), 0.1),
    until: some(random, moment(random, received + Math.abs(daysLater(random)) * 2, naive, 0.3), 0.6)
  };
}

export function accountRow(random: Random, period: Period, person: Person, naive: number): Row {
  const placed = period.start + random.whole(-4 * DAY, period.days * DAY);
  return {
    account_id: person.account,
    consumer_id: some(random, person.consumer, 0.3),
    agency: some(random, random.pick(AGENCIES), 0.2),
    creditor: some(random, random.pick(CREDITORS), 0.2),
    product: some(random, random.pick(PRODUCTS), 0.3),
    opened_at: some(random, date(period.start - 400 * DAY), 0.5),
    due_date: some(random, date(period.start - random.pick([-5, 0, 20, 28, 60, 85, 120]) * DAY), 0.4),
    placed_at: some(random, moment(random, placed, naive, 0.3), 0.45),
    region: some(random, random.pick(REGIONS), 0.3),
    time_zone: some(
      random,
      random.chance(0.2) ? `${random.pick(ZONES)};${random.pick(ZONES)}` : random.pick(ZONES),
      0.5
    )
  };
}

/** Certificates and trainings of most agents; some rows say neither. */
export function agentRows(random: Random, period: Period): Row[] {
  return AGENTS.slice(0, random.whole(1, AGENTS.length)).flatMap((agent) =>
    Array.from({ length: random.whole(1, 3) }, () => {
      const from = period.start + random.whole(-60, period.days) * DAY;
      return {
        agent,
        agency: some(random, random.pick(AGENCIES), 0.5),
        trained_at: some(random, date(period.start + random.whole(-40, period.days) * DAY), 0.4),
        certified_from: some(random, date(from), 0.4),
        certified_until: some(random, date(from + random.whole(0, 60) * DAY), 0.4)
      };
    })
  );
}
