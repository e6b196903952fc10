import { CONTACT_COLUMNS, STORED_CONTACT, type Zones } from '#lib/core/domain';
import type { Engine } from '#lib/core/engine';
import type { Rulebook } from '#lib/core/rulebook';
import { join, name, sql } from '#lib/core/sql';

const DAY = 86_400;

/** Instants of the log, in epoch seconds: of contacts and complaints, of anything at all, and of the first contact. */
export interface LogSpan {
  firstInstant: number;
  lastInstant: number;
  earliest: number;
  latest: number;
  logStart: number;
}

export async function spanOfLog(engine: Engine): Promise<LogSpan> {
  const [row] = await engine.query<Record<string, number | null>>(sql`
    select min(since) filter (judged) as first, max(until) filter (judged) as last, min(since) as earliest, max(until) as latest,
      min(since) filter (source = 0) as start
    from (
      select 0 as source, true as judged, min(t) as since, max(t) as until from contact
      union all select 1, false, min(notice_at), max(notice_at) from contact
      union all select 1, true, min(received_at), max(greatest(received_at, closed_at)) from complaint
      union all select 1, true, min(closed_at), max(closed_at) from complaint
      union all select 1, false, min(received_at), max(greatest(received_at, until)) from request
      union all select 1, false, min(placed_at), max(placed_at) from account)`);
  const { first = null, last = null, earliest = null, latest = null, start = null } = row ?? {};
  return {
    firstInstant: first ?? 0,
    lastInstant: (last ?? 0) + DAY,
    earliest: (earliest ?? 0) - DAY,
    latest: (latest ?? 0) + DAY,
    logStart: start ?? 0
  };
}

/**
 * The latest local date in the data: of contacts in their consumer's zone, else in the rulebook's `consumer_time_zone`, else UTC;
 * of complaints in the rulebook's `time_zone`, else UTC. Where rulebooks differ, the later date.
 */
export async function latestDay(
  engine: Engine,
  zones: Zones,
  rulebooks: readonly Rulebook[]
): Promise<number> {
  const [row] = await engine.query<{
    day: number | null;
    undated: number | null;
    written: number | null;
    instant: number | null;
  }>(sql`
    select (select max(local_day) from contact) as day, (select max(t) from contact where local_day is null) as undated,
      (select max(written_day) from complaint) as written,
      (select max(greatest(received_at, closed_at)) from complaint where span = 0) as instant`);
  const dates = [row?.day ?? null, row?.written ?? null];
  const on = (zone: string | null, instant: number | null): void => {
    if (instant !== null) dates.push(zones.localAt(zone ?? 'UTC', instant).day);
  };
  for (const { consumerTimeZone, timeZone } of rulebooks) {
    on(consumerTimeZone, row?.undated ?? null);
    on(timeZone, row?.instant ?? null);
  }
  return Math.max(0, ...dates.filter((day) => day !== null));
}

const STORED_AS: Record<string, string> = {
  account_id: 'account',
  consumer_id: 'consumer',
  time_zone: 'zone'
};

/** Canonical columns of contacts with a value in some row (semantics §1: "a log has a column"). */
export async function knownColumns(engine: Engine): Promise<ReadonlySet<string>> {
  const columns = CONTACT_COLUMNS.map((column) => ({
    column: column.name,
    stored: STORED_AS[column.name] ?? column.name
  })).filter(({ stored }) => stored in STORED_CONTACT);
  const [row] = await engine.query<Record<string, boolean>>(
    sql`select ${join(
      columns.map(
        ({ column, stored }) =>
          sql`exists(select 1 from contact where ${name(stored)} is not null) as ${name(column)}`
      ),
      ', '
    )}`
  );
  return new Set(columns.map(({ column }) => column).filter((column) => row?.[column]));
}
