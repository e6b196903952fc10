import { CHANNELS, DIRECTIONS, OUTCOMES, PARTIES, type Channel } from '#lib/core/domain';
import { ints, sql, type Fragment } from '#lib/core/sql';
import { ask, type FigureContext } from '../figures/context';

/** A contact as stored, with its words joined back. */
export interface StoredContact {
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
  party: number;
  agency: string | null;
  agent: string | null;
  region: string | null;
  account: string | null;
  consumer: string | null;
  consent: boolean | null;
  duration_s: number | null;
  days_past_due: number | null;
  file: number;
  line: number;
}

/** Contacts of a relation with their words joined back. */
export const withWords = (contacts: Fragment): Fragment =>
  sql`select c.n, c.contact_id, c.t, c.span, c.local_day, c.local_second, z.text as zone, c.channel, c.direction, c.outcome, c.party,
        a.text as agency, ag.text as agent, r.text as region, ac.text as account, co.text as consumer, c.consent, c.duration_s,
        c.days_past_due, c.file, c.line
      from ${contacts} c
      left join word_zone z on z.code = c.zone
      left join word_agency a on a.code = c.agency
      left join word_agent ag on ag.code = c.agent
      left join word_region r on r.code = c.region
      left join word_account ac on ac.code = c.account
      left join word_consumer co on co.code = c.consumer`;

/** Contacts by their order. */
export async function storedContacts(
  ctx: FigureContext,
  order: readonly number[]
): Promise<Map<number, StoredContact>> {
  if (order.length === 0) return new Map();
  const rows = await ask<StoredContact>(
    ctx,
    withWords(sql`(select * from contact where n in (${ints(order)}))`)
  );
  return new Map(rows.map((row) => [row.n, row]));
}

export const channelOf = ({ channel }: StoredContact): Channel => CHANNELS[channel]!;
export const directionOf = ({ direction }: StoredContact): string => DIRECTIONS[direction]!;
export const outcomeOf = ({ outcome }: StoredContact): string | null =>
  outcome === null ? null : OUTCOMES[outcome]!;
export const partyOf = ({ party }: StoredContact): string => PARTIES[party] ?? 'unknown';

export interface LocalTime {
  day: number | null;
  /** Null for a bare date and where the zone is unknown. */
  second: number | null;
  zone: string | null;
}

/** Local time of a contact; where its own zone is unknown, in the zone given (a rulebook's), else unknown. */
export function localTime(
  { zones }: FigureContext,
  contact: StoredContact,
  completing: string | null
): LocalTime {
  const { zone, span, t, local_day: day, local_second: second } = contact;
  if (day !== null || completing === null) {
    return { day, second: span > 0 ? null : second, zone: zone ?? completing };
  }
  const local = zones.localAt(completing, t);
  return { day: local.day, second: span > 0 ? null : local.second, zone: completing };
}
