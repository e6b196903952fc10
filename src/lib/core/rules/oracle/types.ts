import type { Channel, Direction, Outcome, Party, Place, RequestKind } from '#lib/core/domain';

/** One row of a contact log as a reader of its own understood it. Missing values are null. */
export interface OracleContact {
  contact_id: string;
  /** Epoch seconds; 00:00 of the day written in the file's zone for a bare date. */
  t: number;
  /** Seconds after `t` at which it may have happened: 0 when the time is known. */
  span: number;
  /** The date written (days since 1970-01-01) when only a date was. */
  writtenDay: number | null;
  /** Candidates of the consumer's zone; the first one gives the local values. */
  zones: string[];
  channel: Channel;
  direction: Direction;
  outcome: Outcome | null;
  party: Party;
  place: Place | null;
  agency: string | null;
  agent: string | null;
  creditor: string | null;
  account_id: string | null;
  consumer_id: string | null;
  address: string | null;
  region: string | null;
  product: string | null;
  days_past_due: number | null;
  duration_s: number | null;
  recorded: boolean | null;
  identity_disclosed: boolean | null;
  consent: boolean | null;
  crew_size: number | null;
  /** As `t`, `span` and `writtenDay`, of the announcement. */
  notice_at: number | null;
  notice_span: number;
  noticeWrittenDay: number | null;
  text: string | null;
}

export interface OracleComplaint {
  complaint_id: string;
  received_at: number;
  span: number;
  writtenDay: number | null;
  account_id: string | null;
  consumer_id: string | null;
  agency: string | null;
  agent: string | null;
  channel: string | null;
  category: string | null;
  severity: string | null;
  outcome: string | null;
  closed_at: number | null;
  closed_span: number;
  closedWrittenDay: number | null;
  /** Days since 1970-01-01. */
  extended_to: number | null;
  contact_id: string | null;
}

/** What a consumer asked for. */
export interface OracleRequest {
  request_id: string;
  received_at: number;
  span: number;
  writtenDay: number | null;
  /** Null: all accounts of the consumer. */
  account_id: string | null;
  consumer_id: string | null;
  kind: RequestKind;
  channel: Channel | null;
  address: string | null;
  /** Seconds of the day, 0 … 86400. */
  hours_from: number | null;
  hours_to: number | null;
  until: number | null;
  until_span: number;
  untilWrittenDay: number | null;
}

/** A row of accounts; dates are days since 1970-01-01. */
export interface OracleAccount {
  account_id: string;
  consumer_id: string | null;
  agency: string | null;
  creditor: string | null;
  product: string | null;
  opened_at: number | null;
  due_date: number | null;
  placed_at: number | null;
  placed_span: number;
  placedWrittenDay: number | null;
  region: string | null;
  zones: string[];
}

/** One certificate or training of an agent; dates are days since 1970-01-01. */
export interface OracleAgent {
  agent: string;
  agency: string | null;
  trained_at: number | null;
  certified_from: number | null;
  certified_until: number | null;
}

/** Everything loaded. What contacts, complaints and requests take from accounts is filled in already (semantics §1). */
export interface OracleLog {
  contacts: readonly OracleContact[];
  complaints: readonly OracleComplaint[];
  requests: readonly OracleRequest[];
  /** The first row of each account. */
  accounts: readonly OracleAccount[];
  agents: readonly OracleAgent[];
  /** Whether some row of contacts has a value in this column. */
  has(column: string): boolean;
}

/** What the oracle cannot know from the rows. */
export interface OracleEnv {
  /** Date (days since 1970-01-01) and second of the day of an instant in a zone. */
  localAt(zone: string, instant: number): { day: number; second: number };
  /** The rulebook's `time_zone`, else UTC. */
  reportingZone: string;
  /** The as-of date. */
  asOf: number;
  /** Days off and make-up working days of a calendar and the last day it is known for (null: for ever). */
  calendar(id: string): OracleCalendar;
}

export interface OracleCalendar {
  off: readonly number[];
  work: readonly number[];
  knownUntil: number | null;
}

/** `measured`, `limit` and `witnesses` are given for violations. */
export interface OracleVerdict {
  id: string;
  verdict: 'pass' | 'violation' | 'cannot-judge';
  measured?: number | null;
  limit?: number | null;
  witnesses: string[];
  missing?: string;
}

/** What an oracle reads of a rule: a checked rulebook's rule has all of it. Null lists narrow nothing. */
export interface OracleRule {
  appliesTo: {
    channels: Channel[] | null;
    parties: Party[] | null;
    places: Place[] | null;
    products: string[] | null;
    regions: string[] | null;
    agencies: string[] | null;
    daysPastDue: { min: number | null; max: number | null } | null;
    categories: string[] | null;
  };
  except: string[];
}

/** Days (since 1970-01-01, `to` exclusive, null open) on which these values are in force. */
export interface OracleSegment<P = unknown> {
  from: number | null;
  to: number | null;
  params: P;
}
