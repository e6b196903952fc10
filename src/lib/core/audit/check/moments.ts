import type { Zones } from '#lib/core/domain';
import type { Rule } from '#lib/core/rulebook';
import { sql } from '#lib/core/sql';
import { instantAt } from '../counterfactual/local-time';
import { ask, type FigureContext } from '../figures/context';
import { CHECK_DAYS } from './types';
import type { Whom } from './whom';

const DAY = 86_400;
const MINUTE = 60;

/** What the parameters of rules say of when they may let go: times of day, zones, and lengths in seconds. */
interface Hints {
  times: Set<number>;
  zones: Set<string>;
  lengths: Set<number>;
}

const UNITS: Readonly<Record<string, number>> = { hours: 3600, rolling_hours: 3600, minutes: 60 };

/** Reads parameters as written, whichever kind they are of; what is found too much is judged like the rest. */
function read(value: unknown, zones: Zones, hints: Hints, key = ''): void {
  if (typeof value === 'string') {
    const time = /^(\d\d):(\d\d)$/.exec(value);
    if (time) hints.times.add(Number(time[1]) * 3600 + Number(time[2]) * 60);
    else if (value.includes('/') && zones.has(value)) hints.zones.add(value);
  } else if (typeof value === 'number') {
    if (UNITS[key] !== undefined) hints.lengths.add(value * UNITS[key]);
  } else if (typeof value === 'object' && value !== null)
    for (const [name, each] of Object.entries(value))
      read(each, zones, hints, Array.isArray(value) || name === 'value' ? key : name);
}

/** The next whole minute, as nobody says seconds. */
const wholeMinute = (instant: number): number => Math.ceil(instant / MINUTE) * MINUTE;

/**
 * Instants after `from`, within 60 days, at which a rule may begin to permit what it forbade: midnights, times of day that a rule
 * or a request names, in every zone concerned; as long after a contact as a rule says; ends of requests and complaints. In order.
 */
export async function momentsAfter(
  ctx: FigureContext,
  rules: readonly Rule[],
  whom: Whom,
  from: number
): Promise<number[]> {
  const until = from + CHECK_DAYS * DAY;
  const hints: Hints = { times: new Set([0]), zones: new Set(), lengths: new Set() };
  for (const { params } of rules) read(params, ctx.zones, hints);
  for (const each of whom.account.zone?.split(';') ?? []) hints.zones.add(each.trim());
  const ends = await endsAfter(ctx, whom, from);
  for (const second of ends.times) hints.times.add(second);
  const moments = new Set<number>(
    ends.instants.flatMap((instant) => [wholeMinute(instant), wholeMinute(instant + 1)])
  );
  for (const zone of hints.zones) {
    const { day } = ctx.zones.localAt(zone, from);
    for (let ahead = 0; ahead <= CHECK_DAYS; ahead++)
      for (const second of hints.times)
        if (second < DAY) moments.add(instantAt(ctx.zones, zone, day + ahead, second));
  }
  const longest = Math.max(0, ...hints.lengths);
  for (const t of await instantsSince(ctx, whom, from - longest))
    for (const length of hints.lengths) {
      moments.add(wholeMinute(t + length));
      moments.add(wholeMinute(t + length + 1));
    }
  return [...moments].filter((moment) => moment > from && moment <= until).sort((a, b) => a - b);
}

async function endsAfter(
  ctx: FigureContext,
  { codes }: Whom,
  from: number
): Promise<{ instants: number[]; times: number[] }> {
  const whose = sql`(consumer = ${codes.consumer} or account = ${codes.account})`;
  const requests = await ask<{ until: number | null; since: number | null; till: number | null }>(
    ctx,
    sql`select until, hours_from as since, hours_to as till from request where ${whose}`
  );
  const closed = await ask<{ closed_at: number }>(
    ctx,
    sql`select closed_at from complaint where ${whose} and closed_at > ${from}`
  );
  return {
    instants: [
      ...requests.flatMap(({ until }) => (until === null || until < from ? [] : [until])),
      ...closed.map((row) => row.closed_at)
    ],
    times: requests.flatMap(({ since, till }) => [since, till].filter((second) => second !== null))
  };
}

const MOST_CONTACTS = 100;

async function instantsSince(ctx: FigureContext, { codes }: Whom, since: number): Promise<number[]> {
  const rows = await ask<{ t: number }>(
    ctx,
    sql`select distinct t from contact where (consumer = ${codes.consumer} or account = ${codes.account}) and t > ${since}
      order by t desc limit ${MOST_CONTACTS}`
  );
  return rows.map(({ t }) => t);
}
