import type {
  OracleComplaint,
  OracleContact,
  OracleEnv,
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
  consent: null,
  ...more
});

/** A contact of which only the date is known. */
export const bareDate = (id: string, day: number, more: Partial<OracleContact> = {}): OracleContact =>
  contact(id, at(day, '00:00'), { span: 86_399, writtenDay: day, ...more });

export const complaint = (id: string, day: number, more: Partial<OracleComplaint> = {}): OracleComplaint => ({
  complaint_id: id,
  received_at: at(day),
  writtenDay: null,
  account_id: '1',
  consumer_id: 'P',
  agency: 'A',
  agent: null,
  channel: null,
  category: 'hours',
  severity: 'low',
  outcome: 'upheld',
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
  calendar: () => ({ off: [THURSDAY], knownUntil: THURSDAY + 3 })
};

/** `id verdict` of each row. */
export const short = (verdicts: OracleVerdict[]): string[] =>
  verdicts.map(({ id, verdict }) => `${id} ${verdict}`);
