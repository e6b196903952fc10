import { CHANNELS, type Channel } from '#lib/core/domain';
import type { Found } from '#lib/core/rules';
import { ints, sql } from '#lib/core/sql';
import { ask, type FigureContext } from '../figures/context';
import type { LocalTime } from './stored';

/** A complaint as stored, with its words joined back. */
export interface StoredComplaint {
  [column: string]: string | number | boolean | null;
  n: number;
  complaint_id: string;
  received_at: number;
  span: number;
  written_day: number | null;
  closed_at: number | null;
  closed_day: number | null;
  channel: number | null;
  agency: string | null;
  agent: string | null;
  account: string | null;
  consumer: string | null;
  category: string | null;
  file: number;
  line: number;
}

/** Complaints by their order. */
export async function storedComplaints(
  ctx: FigureContext,
  order: readonly number[]
): Promise<Map<number, StoredComplaint>> {
  if (order.length === 0) return new Map();
  const rows = await ask<StoredComplaint>(
    ctx,
    sql`select c.n, c.complaint_id, c.received_at, c.span, c.written_day, c.closed_at, c.closed_day, c.channel, a.text as agency,
        ag.text as agent, ac.text as account, co.text as consumer, ca.text as category, c.file, c.line
      from (select * from complaint where n in (${ints(order)})) c
      left join word_agency a on a.code = c.agency
      left join word_agent ag on ag.code = c.agent
      left join word_account ac on ac.code = c.account
      left join word_consumer co on co.code = c.consumer
      left join word_category ca on ca.code = c.category`
  );
  return new Map(rows.map((row) => [row.n, row]));
}

export const channelOfComplaint = ({ channel }: StoredComplaint): Channel | null =>
  channel === null ? null : CHANNELS[channel]!;

/** When a complaint was received, in the zone that dates complaints: the rulebook's, else UTC. */
export function receivedTime(
  { zones }: FigureContext,
  { received_at: instant, span, written_day: written }: StoredComplaint,
  zone: string
): LocalTime {
  const { day, second } = zones.localAt(zone, instant);
  return { day: written ?? day, second: span > 0 ? null : second, zone };
}

/** A complaint as kinds explain it. */
export function complaintFound(
  ctx: FigureContext,
  complaint: StoredComplaint,
  zone: string
): NonNullable<Found['complaint']> {
  const { complaint_id, closed_at, closed_day, category } = complaint;
  return {
    complaintId: complaint_id,
    day: receivedTime(ctx, complaint, zone).day!,
    closedDay: closed_at === null ? null : (closed_day ?? ctx.zones.localAt(zone, closed_at).day),
    category
  };
}
