import { CANNOT_JUDGE, VIOLATION } from '#lib/core/domain';
import { all, int, ints, sql, type Fragment } from '#lib/core/sql';
import { ask, type FigureContext } from '../figures/context';
import { sceneOf } from '../figures/scene';
import type { TimelineContact } from '../figures/types';
import { channelOf, directionOf, localTime, outcomeOf, partyOf, storedContacts } from './stored';

const MOST_SHOWN = 2000;

/** Contacts by their order, with the rules they violate and those that cannot judge them. */
export async function timelineRows(ctx: FigureContext, order: readonly number[]): Promise<TimelineContact[]> {
  if (order.length === 0) return [];
  const { completesZones } = await sceneOf(ctx);
  const contacts = await storedContacts(ctx, order);
  const verdicts = await ask<{ n: number; rule: number; verdict: number }>(
    ctx,
    sql`select n, rule, verdict from exception where n in (${ints(order)}) order by rule`
  );
  const rulesOf = (n: number, verdict: number): number[] =>
    verdicts.filter((row) => row.n === n && row.verdict === verdict).map(({ rule }) => rule);
  return order.map((n) => {
    const contact = contacts.get(n)!;
    return {
      contactId: contact.contact_id,
      n,
      at: contact.t,
      ...localTime(ctx, contact, completesZones ? ctx.judgement.fallbackZone : null),
      channel: channelOf(contact),
      direction: directionOf(contact),
      outcome: outcomeOf(contact),
      party: partyOf(contact),
      agency: contact.agency,
      agent: contact.agent,
      accountId: contact.account,
      consumerId: contact.consumer,
      consent: contact.consent,
      durationS: contact.duration_s,
      daysPastDue: contact.days_past_due,
      file: ctx.fileName(contact.file),
      line: contact.line,
      violates: rulesOf(n, VIOLATION),
      unclear: rulesOf(n, CANNOT_JUDGE)
    };
  });
}

/** Contacts of a relation with `n`, in order, a page of them. */
export async function pageOfContacts(
  ctx: FigureContext,
  relation: Fragment,
  where: Fragment,
  { offset, limit }: { offset: number; limit: number }
): Promise<{ contacts: TimelineContact[]; total: number }> {
  const [count] = await ask<{ total: number }>(
    ctx,
    sql`select count(*) as total from ${relation} where ${where}`
  );
  const page = await ask<{ n: number }>(
    ctx,
    sql`select n from ${relation} where ${where} order by n limit ${int(limit)} offset ${int(offset)}`
  );
  return {
    contacts: await timelineRows(
      ctx,
      page.map(({ n }) => n)
    ),
    total: count!.total
  };
}

/** Every contact of a person, an account, or both, inbound and compliant ones too, in order; at most 2,000 at a time. */
export async function timelineOf(
  ctx: FigureContext,
  {
    consumerId,
    accountId,
    offset = 0,
    limit = MOST_SHOWN
  }: { consumerId?: string; accountId?: string; offset?: number; limit?: number }
): Promise<{ contacts: TimelineContact[]; total: number }> {
  const of = [
    ...(consumerId === undefined
      ? []
      : [sql`consumer in (select code from word_consumer where text = ${consumerId})`]),
    ...(accountId === undefined
      ? []
      : [sql`account in (select code from word_account where text = ${accountId})`])
  ];
  return pageOfContacts(ctx, sql`shown`, of.length === 0 ? sql`false` : all(of), { offset, limit });
}
