import { REQUEST_KINDS } from '#lib/core/domain';
import type { Found } from '#lib/core/rules';
import { ints, sql } from '#lib/core/sql';
import { ask, type FigureContext } from '../figures/context';

/** A request as stored. */
export interface StoredRequest {
  [column: string]: string | number | boolean | null;
  n: number;
  request_id: string;
  received_at: number;
  written_day: number | null;
  kind: number;
  hours_from: number | null;
  hours_to: number | null;
}

/** Requests by their order. */
export async function storedRequests(
  ctx: FigureContext,
  order: readonly number[]
): Promise<Map<number, StoredRequest>> {
  if (order.length === 0) return new Map();
  const rows = await ask<StoredRequest>(
    ctx,
    sql`select n, request_id, received_at, written_day, kind, hours_from, hours_to from request where n in (${ints(order)})`
  );
  return new Map(rows.map((row) => [row.n, row]));
}

/** A request as kinds explain it, dated in a zone. */
export function requestFound(
  { zones }: FigureContext,
  { request_id, received_at, written_day, kind, hours_from, hours_to }: StoredRequest,
  zone: string | null
): NonNullable<Found['request']> {
  return {
    requestId: request_id,
    kind: REQUEST_KINDS[kind]!,
    day: written_day ?? (zone === null ? null : zones.localAt(zone.split(';')[0]!.trim(), received_at).day),
    hoursFrom: hours_from,
    hoursTo: hours_to
  };
}
