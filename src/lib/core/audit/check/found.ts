import type { Explanation, Found } from '#lib/core/rules';
import { sql } from '#lib/core/sql';
import type { WorldVerdict } from '../counterfactual/world';
import { ask, type FigureContext } from '../figures/context';
import { causesIn } from '../findings/explained';
import { localTime, storedContacts } from '../findings/stored';
import { complaintFound, storedComplaints } from '../findings/stored-complaints';
import { requestFound, storedRequests } from '../findings/stored-requests';
import type { JudgedRule } from '../judge';
import { CHECK_ID, type Whom } from './whom';
import type { Way } from './bench';

/** What a rule's kind says of the violation that a contact would be. */
export async function explained(
  ctx: FigureContext,
  judged: JudgedRule,
  whom: Whom,
  { channel, at }: Way,
  { measured, limit, segment, cause, causeId }: WorldVerdict
): Promise<Explanation> {
  const { kind, rule, rulebook, segments } = judged.compiled;
  const zone = whom.codes.zone === null ? rulebook.consumerTimeZone : whom.account.zone;
  const candidates = (zone ?? '').split(';').flatMap((each) => {
    const own = each.trim();
    return own === '' ? [] : [{ zone: own, ...ctx.zones.localAt(own, at) }];
  });
  const local = candidates[0] ?? null;
  const causes = causesIn(judged);
  const found: Found = {
    measured,
    limit,
    channels: rule.appliesTo.channels,
    contact: {
      contactId: CHECK_ID,
      day: local?.day ?? null,
      second: local?.second ?? null,
      instant: at,
      zone,
      channel,
      agency: whom.account.agency,
      daysPastDue: local === null || whom.dueDay === null ? null : local.day - whom.dueDay
    },
    group: null,
    cause:
      causes === 'contacts' && causeId !== null
        ? await causeOf(ctx, causeId, rulebook.consumerTimeZone)
        : null,
    request: null,
    complaint: null,
    candidates: candidates.length > 1 ? candidates : []
  };
  if (causes === 'requests' && cause !== null) {
    const request = (await storedRequests(ctx, [cause])).get(cause);
    if (request) found.request = requestFound(ctx, request, zone);
  }
  if (causes === 'complaints' && cause !== null) {
    const complaint = (await storedComplaints(ctx, [cause])).get(cause);
    if (complaint) found.complaint = complaintFound(ctx, complaint, rulebook.timeZone ?? 'UTC');
  }
  return kind.explain(segments[segment ?? 0]!.segment.params as never, found);
}

async function causeOf(
  ctx: FigureContext,
  contactId: string,
  completing: string | null
): Promise<Found['cause']> {
  const [row] = await ask<{ n: number }>(ctx, sql`select n from contact where contact_id = ${contactId}`);
  const cause = row && (await storedContacts(ctx, [row.n])).get(row.n);
  if (!cause) return null;
  const { day, second } = localTime(ctx, cause, completing);
  return { contactId, day, second, agency: cause.agency };
}
