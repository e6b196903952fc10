import type {
  OracleAccount,
  OracleAgent,
  OracleComplaint,
  OracleContact,
  OracleEnv,
  OracleLog,
  OracleRequest,
  OracleRule,
  OracleSegment,
  OracleVerdict
} from './types';

/** Rows and rules for the oracles' own tests: a call at 10:00 UTC on a Thursday unless said otherwise. */
export const THURSDAY = 20_447;

export const at = (day: number, clock = '10:00'): number => {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return day * 86_400 + hours * 3600 + minutes * 60 + seconds;
};

export const contact = (id: string, t: number, more: Partial<OracleContact> = {}): OracleContact => ({
  contact_id: id,
  t,
  span: 0,
  writtenDay: null,
  zones: ['UTC'],
  channel: 'call',
  direction: 'outbound',
  outcome: 'no_answer',
  party: 'debtor',
  place: null,
  agency: 'A',
  agent: null,
  creditor: null,
  account_id: '1',
  consumer_id: 'P',
  address: null,
  region: null,
  product: null,
  days_past_due: null,
  duration_s: null,
  recorded: null,
  identity_disclosed: null,
  consent: null,
  crew_size: null,
  notice_at: null,
  notice_span: 0,
  noticeWrittenDay: null,
  text: null,
  ...more
});

/** A contact of which only the date is known. */
export const bareDate = (id: string, day: number, more: Partial<OracleContact> = {}): OracleContact =>
  contact(id, at(day, '00:00'), { span: 86_399, writtenDay: day, ...more });

export const complaint = (id: string, day: number, more: Partial<OracleComplaint> = {}): OracleComplaint => ({
  complaint_id: id,
  received_at: at(day),
  span: 0,
  writtenDay: null,
  account_id: '1',
  consumer_id: 'P',
  agency: 'A',
  agent: null,
  channel: null,
  category: 'hours',
  severity: 'low',
  outcome: 'upheld',
  closed_at: null,
  closed_span: 0,
  closedWrittenDay: null,
  extended_to: null,
  contact_id: null,
  ...more
});

/** P asks to be left alone, in general, at 10:00 UTC. */
export const request = (id: string, day: number, more: Partial<OracleRequest> = {}): OracleRequest => ({
  request_id: id,
  received_at: at(day),
  span: 0,
  writtenDay: null,
  account_id: null,
  consumer_id: 'P',
  kind: 'cease',
  channel: null,
  address: null,
  hours_from: null,
  hours_to: null,
  until: null,
  until_span: 0,
  untilWrittenDay: null,
  ...more
});

export const account = (id: string, more: Partial<OracleAccount> = {}): OracleAccount => ({
  account_id: id,
  consumer_id: null,
  agency: null,
  creditor: null,
  product: null,
  opened_at: null,
  due_date: null,
  placed_at: null,
  placed_span: 0,
  placedWrittenDay: null,
  region: null,
  zones: [],
  ...more
});

export const agent = (name: string, more: Partial<OracleAgent> = {}): OracleAgent => ({
  agent: name,
  agency: null,
  trained_at: null,
  certified_from: null,
  certified_until: null,
  ...more
});

/** A log of these rows; it has the columns in which some contact has a value. */
export const log = (contacts: OracleContact[], more: Partial<OracleLog> = {}): OracleLog => ({
  contacts,
  complaints: [],
  requests: [],
  accounts: [],
  agents: [],
  has: (column) => contacts.some((row) => row[column as keyof OracleContact] !== null),
  ...more
});

export const rule = (more: Partial<OracleRule> = {}): OracleRule => ({
  appliesTo: {
    channels: null,
    parties: null,
    places: null,
    products: null,
    regions: null,
    agencies: null,
    daysPastDue: null,
    categories: null
  },
  except: [],
  ...more
});

export const segment = <P>(
  params: P,
  from: number | null = null,
  to: number | null = null
): OracleSegment<P> => ({ from, to, params });

/** Zones of the cases: `UTC` and whole hours east or west of it, as `+5` or `-5`. */
export const env: OracleEnv = {
  localAt: (zone, instant) => {
    const wall = instant + (zone === 'UTC' ? 0 : Number(zone) * 3600);
    const day = Math.floor(wall / 86_400);
    return { day, second: wall - day * 86_400 };
  },
  reportingZone: 'UTC',
  asOf: THURSDAY + 60,
  calendar: () => ({ off: [THURSDAY], work: [], knownUntil: THURSDAY + 3 })
};

/** `id verdict` of each row. */
export const short = (verdicts: OracleVerdict[]): string[] =>
  verdicts.map(({ id, verdict }) => `${id} ${verdict}`);
