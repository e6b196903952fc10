import { accountRow, agentRows, complaintRow, requestRow } from './log/others';
import { toCsv } from './log/cells';
import { contactRow } from './log/contacts';
import { instants, people } from './log/people';
import { seeded } from './random';

export interface LogOptions {
  /** First day and number of days; the default spans both clock changes of a year in pieces. */
  from?: string;
  days?: number;
  /** Share of naive wall times, to be read in the zone the file is declared to be in. 0: the file needs no zone. */
  naive?: number;
  /** Share of cells that cannot be read and become missing. */
  unreadable?: number;
}

/** Canonical CSV of each table. */
export interface RandomLog {
  contacts: string;
  complaints: string;
  requests: string;
  accounts: string;
  agents: string;
}

/** Columns whose whole absence means something else than a missing value. */
const COLUMNS_AT_TIMES_ABSENT = ['consent', 'notice_at'];

/** A plausible and nasty log: `size` contacts, a fifth as many complaints and requests, the accounts and agents. */
export function randomLog(seed: number, size: number, options: LogOptions = {}): RandomLog {
  const random = seeded(seed);
  const start =
    Date.parse(`${options.from ?? random.pick(['2026-02-20', '2026-03-20', '2026-10-10'])}T00:00:00Z`) / 1000;
  const days = options.days ?? random.pick([9, 24, 60]);
  const period = { start, days };
  const naive = options.naive ?? 0;
  const subjects = people(random, Math.max(2, Math.floor(size / random.pick([12, 30, 60]))));
  const without = COLUMNS_AT_TIMES_ABSENT.filter(() => random.chance(0.2));
  const contacts = instants(random, size, start, days).map((instant, index) =>
    contactRow(random, index, instant, random.pick(subjects), {
      naive,
      unreadable: options.unreadable ?? 0,
      without
    })
  );
  const few = Array.from({ length: Math.max(2, Math.floor(size / 5)) }, (_, index) => index);
  const stranger = { account: 'A-none', consumer: 'nobody', zones: '', agency: '' };
  const known = subjects.filter(({ account }) => account !== '' && random.chance(0.75));
  return {
    contacts: toCsv(contacts),
    complaints: toCsv(few.map((i) => complaintRow(random, i, period, random.pick(subjects), naive))),
    requests: toCsv(few.map((i) => requestRow(random, i, period, random.pick(subjects), naive))),
    accounts: toCsv([...known, stranger].map((person) => accountRow(random, period, person, naive))),
    agents: toCsv(agentRows(random, period))
  };
}
