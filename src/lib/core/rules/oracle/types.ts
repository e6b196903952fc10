import type { Channel, Direction, Outcome, Party, Place } from '#lib/core/domain';

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
  consent: boolean | null;
}

export interface OracleComplaint {
  complaint_id: string;
  received_at: number;
  writtenDay: number | null;
  account_id: string | null;
  consumer_id: string | null;
  agency: string | null;
  agent: string | null;
  channel: string | null;
  category: string | null;
  severity: string | null;
  outcome: string | null;
}

/** What the oracle cannot know from the rows. */
export interface OracleEnv {
  /** Date (days since 1970-01-01) and second of the day of an instant in a zone. */
  localAt(zone: string, instant: number): { day: number; second: number };
  /** The rulebook's `time_zone`, else UTC. */
  reportingZone: string;
  /** Days off of a calendar and the last day it is known for (null: for ever). */
  calendar(id: string): { off: readonly number[]; knownUntil: number | null };
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
