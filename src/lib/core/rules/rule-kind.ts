import type { Channel, Message, RequestKind, Strength, SubjectKey } from '#lib/core/domain';
import type { Fragment } from '#lib/core/sql';
import type * as v from 'valibot';
import type { Remedies } from './remedy';

/**
 * What a rule of some kind is compiled against: relation `scoped`, every contact (inbound and out of scope too) with the
 * stored columns and
 * `day` (local date in days since 1970-01-01, null when unknown), `second` (local second of the day, null when unknown),
 * `applies` (three-valued: outbound, in effect and within `applies_to`), `excused` (an exception holds),
 * `here` (these parameter values are the ones in force on it) and
 * `doubt` (the column whose missing value leaves open whether the rule applies, else null).
 */
export interface SelectScope {
  scoped: Fragment;
  /** Local day and second of contacts in a fixed zone, as expressions over `t`, `span` and `local_day` of `scoped`. */
  inZone(zone: string): { day: Fragment; second: Fragment };
  /** Relation (day) of the days off of a calendar of the rulebook, and the last day it is known for (null: for ever). */
  daysOff(calendar: string): { relation: Fragment; knownUntil: number | null };
  /** Date of an instant in the rulebook's zone (semantics §2), or the date written where `span` says it is only a date. */
  reportingDay(t: Fragment, span: Fragment, writtenDay: Fragment): Fragment;
  /** In effect on a reporting day, as a condition over an expression of days. */
  inEffect(day: Fragment): Fragment;
  /** Complaints within `applies_to`, three-valued, over relation `complaint`. */
  complaintApplies: Fragment;
  /**
   * Every complaint with the stored columns and `day` (date received, `reportingDay`), `applies` (three-valued: in effect and
   * within `applies_to`), `doubt` and `here` as in `scoped`.
   */
  complaints: Fragment;
  /** Whether some contact has a value in this canonical column: "the log has the column" (semantics §1). */
  logHas(column: string): boolean;
  /** Instant of the first contact, epoch seconds. */
  logStart: number;
  /** The as-of date, days since 1970-01-01. */
  asOf: number;
  /**
   * Local date of another instant in the consumer's zone of a contact whose column `zone` is given: `writtenDay` where that is
   * not null, null where the zone is unknown or the instant is null.
   */
  localDayOf(instant: Fragment, writtenDay: Fragment, zone?: Fragment): Fragment;
  /**
   * Number of business days up to and including a day, from a fixed start long ago: the difference between two days is the
   * number of business days after the one up to and including the other. Null calendar: Monday to Friday.
   */
  businessDays(day: Fragment, calendar: string | null): Fragment;
  /** Last day a calendar is known for; null for ever. */
  knownUntil(calendar: string | null): number | null;
}

/** A finding as its kind explains it. Everything is plain data; words are already words. */
export interface Found {
  /** Null where nothing was measured: a bare date on a day without any permitted hour. */
  measured: number | null;
  limit: number | null;
  /** Channels the rule applies to, where it is narrowed to some. */
  channels: readonly Channel[] | null;
  contact: {
    contactId: string;
    day: number | null;
    second: number | null;
    instant: number;
    zone: string | null;
    channel: string;
    agency: string | null;
    daysPastDue: number | null;
  } | null;
  /** Group of a group kind: `by` values and the period's first day. */
  group: { key: string; k: number; denominator: number; lower: number } | null;
  /** Local day and second of the contact that caused it (a cool-off's trigger). */
  cause: {
    contactId: string;
    day: number | null;
    second: number | null;
    agency: string | null;
  } | null;
  /** What the consumer asked for, of kinds that judge contacts by requests. `day` as the contact's consumer dates it. */
  request: {
    requestId: string;
    kind: RequestKind;
    day: number | null;
    hoursFrom: number | null;
    hoursTo: number | null;
  } | null;
  /** The complaint judged, or the one that a contact is judged by; dates in the rulebook's zone. */
  complaint: {
    complaintId: string;
    day: number;
    closedDay: number | null;
    category: string | null;
  } | null;
  /** Local times in each candidate zone, where the kind looks at all of them. */
  candidates: { zone: string; day: number; second: number }[];
}

/** How a finding reads: measured value and limit as printed in findings.csv, and its sentence. */
export interface Explanation {
  measured: string;
  limit: string;
  message: Message;
}

/** What a rule is about: pages and trends group rules by it. */
export type Family = 'frequency' | 'hours' | 'reach' | 'requests' | 'conduct' | 'complaints';

/** Allowed seconds of a day as `[from, to)`, sorted, not touching. */
export type Opening = [number, number][];

interface Common<P> {
  kind: string;
  /** The only strength a rule of this kind may have; any when absent. */
  strength?: Strength;
  family: Family;
  params: v.GenericSchema<unknown, P>;
  /** Keys of the subject, [] where the kind has none. */
  subject(params: P): readonly SubjectKey[];
  /** Canonical columns a verdict can depend on; what an agency has to deliver for full coverage. */
  needs(params: P): readonly string[];
  explain(params: P, found: Found): Explanation;
}

/**
 * A kind that judges contacts. `select` yields one row per contact that is `here`, may apply and is covered:
 * n, verdict (0 pass, 1 violation, 2 cannot judge), measured, limit_value, missing (column, for cannot judge),
 * cause (n of the contact, or of what `causes` says, that caused a violation, else null).
 * `witnesses` yields (n, witness): for the violations in relation `finding` (n, cause) the contacts that make them so.
 */
export interface ContactRuleKind<P> extends Common<P> {
  judges: 'contacts';
  /** What `cause` is the n of; contacts when absent. */
  causes?: 'requests' | 'complaints';
  /** Which of the contacts in scope the rule looks at, over `scoped`; null (unknown) is looked at. */
  covers(params: P): Fragment;
  select(params: P, scope: SelectScope): Fragment;
  witnesses(params: P, scope: SelectScope, findings: Fragment): Fragment;
  /**
   * For kinds with a window: (n, subject, load) of every contact that counts: how many of its subject its window holds. The same
   * text whatever the limit; a contact is a violation exactly where it has a load and that is more than `limit().max`.
   */
  load?(params: P, scope: SelectScope): Fragment;
  /** For kinds with a number as limit: that number and the channels it is about. */
  limit?(params: P): { max: number; channels: readonly Channel[] | null; window: string };
  /** For kinds with permitted hours: Monday … Sunday. */
  openings?(params: P): Opening[];
  /** What could have made a violation compliant; every one is judged again before it is shown. */
  remedies?: Remedies<P>;
}

/**
 * Counts of one group. `select` of a group kind yields them with the codes of the `by` columns and `period` as a number:
 * months (year × 12 + month − 1) or quarters (year × 4 + quarter − 1).
 */
export interface GroupCounts {
  /** `by` values and the period, joined by `|`. */
  key: string;
  /** `2026-03` or `2026-Q1`. */
  period: string;
  /** Complaints that certainly count, and those of which it is unknown. */
  sure: number;
  maybe: number;
  denominator: number;
}
export interface GroupVerdict extends GroupCounts {
  verdict: number;
  measured: number;
  limit: number | null;
  lower: number;
  missing: string | null;
}

/** A kind that judges groups: `select` counts them in the engine, `decide` is a pure step over the counts. */
export interface GroupRuleKind<P> extends Common<P> {
  judges: 'groups';
  by(params: P): readonly string[];
  period(params: P): 'month' | 'quarter';
  select(params: P, scope: SelectScope): Fragment;
  decide(params: P, groups: GroupCounts[]): GroupVerdict[];
  /** Complaints of the finding's group that would have to be fewer, at least; null where none are enough. */
  fewer?(params: P, groups: readonly GroupCounts[], own: number): number | null;
}

/**
 * A kind that judges complaints. `select` yields one row per complaint that is `here` and applies or may apply:
 * n (of `complaint`), day (date received), verdict, measured, limit_value, missing as of contacts.
 */
export interface ComplaintRuleKind<P> extends Common<P> {
  judges: 'complaints';
  select(params: P, scope: SelectScope): Fragment;
  /** The last day on which closing a complaint received on `day` would have been in time, from what its finding measured. */
  closedBy?(params: P, found: { day: number; measured: number | null; limit: number | null }): number | null;
}

export type RuleKind<P = unknown> = ContactRuleKind<P> | ComplaintRuleKind<P> | GroupRuleKind<P>;
