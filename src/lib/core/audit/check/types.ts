import type { Channel, Message, Place, Severity, Strength } from '#lib/core/domain';
import type { Citation } from '#lib/core/rulebook';

/** Days looked ahead for a permitted time. */
export const CHECK_DAYS = 60;

/** Local date (days since 1970-01-01) and second of the day. */
export interface LocalMoment {
  day: number;
  second: number;
}

/** An account about which somebody may be contacted. */
export interface CheckAccount {
  accountId: string;
  consumerId: string | null;
  agency: string | null;
  contacts: number;
  /** Zone candidates as written; null where no contact nor account nor rulebook in use says one. */
  zone: string | null;
}

/** A person's accounts, the one contacted last first, and the as-of date. */
export interface CheckPerson {
  consumerId: string | null;
  accounts: CheckAccount[];
  day: number;
}

export interface CheckRequest {
  accountId: string;
  channel: Channel;
  /** In the person's zone, UTC where it is unknown; the as-of date at noon when absent. */
  at?: LocalMoment;
  /** As last time on this channel when absent. */
  place?: Place;
}

/**
 * What a rule says of the contact: `permitted`, also where something must be done for it (`provided`); `forbidden`; `unclear`:
 * cannot judge; `silent`: the rule does not look at such a contact.
 */
export type CheckAnswer = 'permitted' | 'forbidden' | 'unclear' | 'silent';

export interface CheckedRule {
  rulebookId: string;
  ruleId: string;
  title: { en: string; zh: string };
  citation: Citation;
  strength: Strength;
  severity: Severity;
  answer: CheckAnswer;
  /** Sentence of the violation there would be. */
  message: Message | null;
  /** Canonical column whose value is missing. */
  missing: string | null;
  /** Columns of what has to be done with the contact: recorded, announced, … */
  provided: string[];
  /** It would be permitted had the person agreed to it. */
  withConsent: boolean;
  /** Only if somebody is reached, or only if nobody is; null: either way. */
  onlyIf: 'reached' | 'unreached' | null;
}

/** The earliest whole minute from the asked one on at which no rule forbids the channel. */
export interface NextTime {
  channel: Channel;
  /** `none`: not within 60 days. `unsaid`: the zone is unknown. */
  status: 'asked' | 'later' | 'none' | 'unsaid';
  at: number | null;
  local: LocalMoment | null;
  /** Rules that cannot judge it then, as `rulebook/rule`. */
  unclear: string[];
}

export interface CheckResult {
  account: CheckAccount;
  channel: Channel;
  at: number;
  local: LocalMoment;
  /** Zone in which the time is meant. */
  zone: string;
  zoneKnown: boolean;
  /** What the contact is taken to be like, from the account's latest one. */
  assumed: { agent: string | null; address: string | null; place: Place | null; daysPastDue: number | null };
  rules: CheckedRule[];
  /** Rules in use that are not about a single contact. */
  others: number;
}
