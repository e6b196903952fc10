import type { Citation } from '#lib/core/rulebook';
import type { Explanation, Found } from '#lib/core/rules';
import { ints, join, sql } from '#lib/core/sql';
import { ask, type FigureContext } from '../figures/context';
import type { JudgedRule } from '../judge';
import { complaintFound, receivedTime, storedComplaints, type StoredComplaint } from './stored-complaints';
import { requestFound, storedRequests } from './stored-requests';
import { channelOf, localTime, storedContacts, type LocalTime, type StoredContact } from './stored';

/** A row of `finding`. */
export interface StoredFinding {
  [column: string]: string | number | null;
  rule: number;
  segment: number;
  n: number | null;
  label: string | null;
  /** n of the complaint judged. */
  complaint: number | null;
  measured: number | null;
  limit_value: number | null;
  cause: number | null;
  day: number | null;
  minute: number | null;
  agency: number | null;
}

/** A finding with its contact or complaint, what its kind says of it, and under which values. */
export interface ExplainedFinding {
  stored: StoredFinding;
  judged: JudgedRule;
  contact: StoredContact | null;
  complaint: StoredComplaint | null;
  /** Of the contact, or of the complaint's receipt. */
  local: LocalTime | null;
  explanation: Explanation;
  /** Since when the values in force hold; null: always. */
  since: number | null;
  citation: Citation;
}

interface GroupRow {
  [column: string]: string | number | null;
  rule: number;
  label: string;
  complaints: number;
  denominator: number;
  lower_bound: number;
}

/** Findings in the order given, explained by their kinds. `read`: their contacts and those that caused them, where they are at hand. */
export async function explainAll(
  ctx: FigureContext,
  findings: readonly StoredFinding[],
  read: ReadonlyMap<number, StoredContact> | null = null
): Promise<ExplainedFinding[]> {
  const causesOf = (what: 'contacts' | 'requests' | 'complaints'): (number | null)[] =>
    findings.filter(({ rule }) => causesIn(ctx.judgement.rules[rule]!) === what).map(({ cause }) => cause);
  const contacts =
    read ?? (await storedContacts(ctx, known([...findings.map(({ n }) => n), ...causesOf('contacts')])));
  const requests = await storedRequests(ctx, known(causesOf('requests')));
  const complaints = await storedComplaints(
    ctx,
    known([...findings.map((stored) => stored.complaint), ...causesOf('complaints')])
  );
  const groups = await groupsOf(ctx, findings);
  return findings.map((stored) => {
    const judged = ctx.judgement.rules[stored.rule]!;
    const { kind, rulebook, segments } = judged.compiled;
    const { segment } = segments[stored.segment]!;
    const contact = stored.n === null ? null : contacts.get(stored.n)!;
    const complaint = stored.complaint === null ? null : complaints.get(stored.complaint)!;
    const causes = causesIn(judged);
    const causeOf = <T>(what: string, rows: ReadonlyMap<number, T>): T | null =>
      stored.cause === null || causes !== what ? null : rows.get(stored.cause)!;
    const cause = causeOf('contacts', contacts);
    const request = causeOf('requests', requests);
    const reason = complaint ?? causeOf('complaints', complaints);
    const zone = rulebook.timeZone ?? 'UTC';
    const local = contact
      ? localTime(ctx, contact, rulebook.consumerTimeZone)
      : complaint && receivedTime(ctx, complaint, zone);
    const caused = cause && localTime(ctx, cause, rulebook.consumerTimeZone);
    const group = stored.label === null ? null : groups.get(`${stored.rule}:${stored.label}`)!;
    const found: Found = {
      measured: stored.measured,
      limit: stored.limit_value,
      channels: judged.compiled.rule.appliesTo.channels,
      contact: contact && {
        contactId: contact.contact_id,
        instant: contact.t,
        channel: channelOf(contact),
        agency: contact.agency,
        daysPastDue: contact.days_past_due,
        ...localTime(ctx, contact, rulebook.consumerTimeZone)
      },
      group: group && {
        key: group.label,
        k: group.complaints,
        denominator: group.denominator,
        lower: group.lower_bound
      },
      cause: cause && {
        contactId: cause.contact_id,
        day: caused!.day,
        second: caused!.second,
        agency: cause.agency
      },
      request: request && requestFound(ctx, request, local?.zone ?? null),
      complaint: reason && complaintFound(ctx, reason, zone),
      candidates: contact ? candidatesOf(ctx, contact) : []
    };
    return {
      stored,
      judged,
      contact,
      complaint,
      local,
      explanation: kind.explain(segment.params as never, found),
      since: segment.since,
      citation: segment.citation
    };
  });
}

const known = (order: readonly (number | null)[]): number[] => [
  ...new Set(order.filter((each) => each !== null))
];

export const causesIn = ({ compiled: { kind } }: JudgedRule): 'contacts' | 'requests' | 'complaints' =>
  (kind.judges === 'contacts' ? kind.causes : undefined) ?? 'contacts';

/** Local times in each of several candidate zones of a contact whose time of day is known; one zone is in `contact` itself. */
function candidatesOf({ zones }: FigureContext, { zone, t, span }: StoredContact): Found['candidates'] {
  if (zone === null || span > 0 || !zone.includes(';')) return [];
  return zone.split(';').map((each) => ({ zone: each.trim(), ...zones.localAt(each.trim(), t) }));
}

async function groupsOf(
  ctx: FigureContext,
  findings: readonly StoredFinding[]
): Promise<Map<string, GroupRow>> {
  const own = findings.filter(({ label }) => label !== null);
  if (own.length === 0) return new Map();
  const rows = await ask<GroupRow>(
    ctx,
    sql`select rule, label, complaints, denominator, lower_bound from group_verdict
      where rule in (${ints([...new Set(own.map(({ rule }) => rule))])}) and label in (${join(
        [...new Set(own.map(({ label }) => label))].map((label) => sql`${label}`),
        ', '
      )})`
  );
  return new Map(rows.map((row) => [`${row.rule}:${row.label}`, row]));
}
