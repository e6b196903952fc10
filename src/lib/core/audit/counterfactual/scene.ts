import type { CompiledRule } from '#lib/core/compile';
import { CHANNELS, OUTCOMES, PARTIES, PLACES, REQUEST_KINDS, type SubjectKey } from '#lib/core/domain';
import type { ContactRuleKind, ContactScene, SceneContact } from '#lib/core/rules';
import { all, int, join, name, sql } from '#lib/core/sql';
import { ask, type FigureContext } from '../figures/context';
import type { StoredFinding } from '../findings/explained';
import { instantAt } from './local-time';

/** Contacts of a subject looked at, nearest first. */
export const MOST_COPIED = 500;

interface Row {
  [column: string]: string | number | boolean | null;
  n: number;
  contact_id: string;
  t: number;
  span: number;
  local_day: number | null;
  local_second: number | null;
  zone: string | null;
  channel: number;
  direction: number;
  outcome: number | null;
  party: number | null;
  place: number | null;
  agency: number | null;
  days_past_due: number | null;
  notice_at: number | null;
  consent: boolean | null;
}

/** Copies the contacts of the finding's subject (itself at least) into table `counterfactual_contact`; says what they share. */
export async function copySubject(
  ctx: FigureContext,
  kind: ContactRuleKind<never>,
  params: never,
  n: number
): Promise<readonly SubjectKey[]> {
  const keys = kind.remedies?.around?.(params) ?? kind.subject(params);
  const own = sql`(select * from contact where n = ${int(n)})`;
  const [row] = keys.length
    ? await ask<Record<string, number | null>>(ctx, sql`select ${join(keys.map(name), ', ')} from ${own}`)
    : [];
  const isWhole = row !== undefined && keys.every((key) => row[key] !== null);
  const same = isWhole ? all(keys.map((key) => sql`${name(key)} = ${int(row[key]!)}`)) : sql`n = ${int(n)}`;
  await ask(
    ctx,
    sql`create or replace temp table counterfactual_contact as
      select * from contact where ${same} order by abs(n - ${int(n)}) limit ${int(MOST_COPIED)}`
  );
  return keys;
}

function contactOf(ctx: FigureContext, row: Row, completing: string | null): SceneContact {
  const zone = row.zone ?? completing;
  const local = row.local_day === null && completing !== null ? ctx.zones.localAt(completing, row.t) : null;
  return {
    n: row.n,
    contactId: row.contact_id,
    t: row.t,
    span: row.span,
    day: row.local_day ?? local?.day ?? null,
    second: row.span > 0 ? null : (row.local_second ?? local?.second ?? null),
    zone,
    channel: CHANNELS[row.channel]!,
    isOutbound: row.direction === 0,
    outcome: row.outcome === null ? null : OUTCOMES[row.outcome]!,
    party: row.party === null ? null : PARTIES[row.party]!,
    place: row.place === null ? null : PLACES[row.place]!,
    agency: row.agency,
    daysPastDue: row.days_past_due,
    noticeAt: row.notice_at,
    consent: row.consent,
    text: null
  };
}

/** What a violation by a contact is mended from, read from the copy of its subject. */
export async function sceneOfContact(
  ctx: FigureContext,
  compiled: CompiledRule,
  stored: StoredFinding
): Promise<ContactScene> {
  const { kind, rulebook } = compiled;
  const reads = (kind as ContactRuleKind<never>).remedies?.reads ?? [];
  const rows = await ask<Row>(
    ctx,
    sql`select n, contact_id, t, span, local_day, local_second, z.text as zone, channel, direction, outcome, party, place, agency,
        days_past_due, notice_at, consent
      from counterfactual_contact c left join word_zone z on z.code = c.zone order by n`
  );
  const contacts = rows.map((row) => contactOf(ctx, row, rulebook.consumerTimeZone));
  const own = contacts.find(({ n }) => n === stored.n)!;
  const witnesses = await witnessesOf(ctx, compiled, stored);
  const [said] = await ask<{ text: string | null }>(
    ctx,
    sql`select w.text from counterfactual_contact c join word_text w on w.code = c.text where c.n = ${int(own.n)}`
  );
  const firstZone = own.zone?.split(';')[0]?.trim();
  const zones = ctx.zones;
  return {
    contact: { ...own, text: said?.text ?? null },
    measured: stored.measured,
    limit: stored.limit_value,
    witnesses: contacts.filter(({ n }) => n !== own.n && witnesses.includes(n)),
    around: contacts.filter(({ n }) => n !== own.n),
    requests: reads.includes('requests') ? await requestsOf(ctx, own.n, firstZone) : [],
    complaints: reads.includes('complaints') ? await complaintsOf(ctx, own.n) : [],
    certificates: reads.includes('agents') ? await certificatesOf(ctx, own.n) : [],
    localAt: (zone, instant) => zones.localAt(zone, instant),
    instantAt: (zone, day, second) => instantAt(zones, zone, day, second)
  };
}

/** Contacts that make the finding, as far as they are in the copy. */
async function witnessesOf(
  ctx: FigureContext,
  { segments }: CompiledRule,
  { n, cause, segment }: StoredFinding
): Promise<readonly number[]> {
  const own = sql`(select ${int(n!)}::integer as n, ${cause === null ? sql`null` : int(cause)}::integer as cause)`;
  const witnesses = segments[segment]!.witnesses(own);
  if (!witnesses) return [];
  const rows = await ask<{ witness: number }>(
    ctx,
    sql`with contact as (select * from counterfactual_contact) select distinct witness from (${witnesses})`
  );
  return rows.map(({ witness }) => witness);
}

const ofContact = (column: 'consumer' | 'account' | 'agent', n: number) =>
  sql`(select ${name(column)} from counterfactual_contact where n = ${int(n)})`;

async function requestsOf(
  { zones, ...ctx }: FigureContext,
  n: number,
  zone: string | undefined
): Promise<ContactScene['requests']> {
  const rows = await ask<Record<string, number | null>>(
    { zones, ...ctx },
    sql`select kind, received_at, span, written_day, until, until_span, hours_from, hours_to from request
      where consumer = ${ofContact('consumer', n)} or account = ${ofContact('account', n)} order by n`
  );
  return rows.map((row) => ({
    kind: REQUEST_KINDS[row.kind!]!,
    receivedAt: row.received_at!,
    span: row.span!,
    day: row.written_day ?? (zone === undefined ? null : zones.localAt(zone, row.received_at!).day),
    until: row.until!,
    untilSpan: row.until_span ?? 0,
    hoursFrom: row.hours_from!,
    hoursTo: row.hours_to!
  }));
}

async function complaintsOf(ctx: FigureContext, n: number): Promise<ContactScene['complaints']> {
  const rows = await ask<{
    complaint_id: string;
    received_at: number;
    closed_at: number | null;
    closed_span: number | null;
  }>(
    ctx,
    sql`select complaint_id, received_at, closed_at, closed_span from complaint where consumer = ${ofContact('consumer', n)} order by n`
  );
  return rows.map((row) => ({
    complaintId: row.complaint_id,
    receivedAt: row.received_at,
    closedAt: row.closed_at,
    closedSpan: row.closed_span ?? 0
  }));
}

async function certificatesOf(ctx: FigureContext, n: number): Promise<ContactScene['certificates']> {
  const rows = await ask<Record<string, number | null>>(
    ctx,
    sql`select trained_at, certified_from, certified_until from agent where agent = ${ofContact('agent', n)} order by n`
  );
  return rows.map((row) => ({
    trainedAt: row.trained_at!,
    from: row.certified_from!,
    until: row.certified_until!
  }));
}
