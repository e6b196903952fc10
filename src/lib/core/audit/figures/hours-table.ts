import type { Opening } from '#lib/core/rules';
import { int, ints, join, sql } from '#lib/core/sql';
import type { JudgedRule, Judgement } from '../judge';
import { once, type FigureContext } from './context';
import { sceneOf, type Scene } from './scene';

export const UNKNOWN = 0;
export const KNOWN = 1;
export const SEVERAL = 2;

const MINUTES = 1440;
/** Minutes shown to each side of an edge of the permitted day. */
const AROUND = 10;

export const openingsOn = (
  { compiled: { kind, segments } }: JudgedRule,
  day: number | null
): Opening[] | null => {
  if (kind.judges !== 'contacts' || !kind.openings) return null;
  const inForce =
    segments.findLast(({ segment: { from } }) => day === null || from === null || from <= day) ??
    segments[0]!;
  return kind.openings(inForce.segment.params as never);
};

/** Minutes of the day at which a permitted day begins or ends, midnight left out. */
export function edgesOf(openings: readonly Opening[]): number[] {
  const edges = openings.flatMap((opening) =>
    opening.flatMap((span) => span.map((second) => Math.floor(second / 60)))
  );
  return [...new Set(edges)].filter((minute) => minute > 0 && minute < MINUTES).sort((a, b) => a - b);
}

/** Minutes around an edge, the ten before and the ten from it on. */
export const around = (edge: number): number[] =>
  Array.from({ length: 2 * AROUND }, (_, i) => edge - AROUND + i).filter(
    (minute) => minute >= 0 && minute < MINUTES
  );

const allEdges = ({ rules }: Judgement): number[] =>
  rules.flatMap(({ compiled: { kind, segments } }) =>
    kind.judges === 'contacts' && kind.openings
      ? segments.flatMap(({ segment }) => edgesOf(kind.openings!(segment.params as never)))
      : []
  );

/** Whether a contact of `shown` has a local time of day, not one of the fallback zone. */
export const timed = ({ completesZones }: Scene) =>
  completesZones ? sql`minute is not null` : sql`minute is not null and zone_known`;

/**
 * Tables `figure_hour` (outbound contacts by day, hour and what is known of their zone; hour null where there is no local time)
 * and `figure_minute` (those around the edges of permitted days, by minute).
 */
export const prepareHours = (ctx: FigureContext): Promise<void> =>
  once(ctx, 'hours', async () => {
    const { engine, judgement } = ctx;
    const scene = await sceneOf(ctx);
    const several = sql`zone in (select code from word_zone where text like ${'%;%'})`;
    const known = scene.completesZones ? int(KNOWN) : int(UNKNOWN);
    // A bare date has a local day in whatever zone: shown.zone_known says nothing of it.
    await engine.query(sql`create or replace table figure_hour as
      select s.day, (case when ${timed(scene)} then s.minute // 60 end)::tinyint as hour, s.agency, s.channel, s.region,
        coalesce(z.zones, case when zone_known then ${int(KNOWN)} else ${known} end)::tinyint as zones, count(*)::integer as contacts
      from shown s left join (
        select n, case when zone is null then ${known} else ${int(SEVERAL)} end as zones
        from contact where ${several} or (zone is null and span > 0)
      ) z on z.n = s.n
      where s.direction = 0 group by all`);
    const minutes = [...new Set(allEdges(judgement).flatMap(around))].sort((a, b) => a - b);
    await engine.query(sql`create or replace table figure_minute as
      select day, minute, agency, channel, region, count(*)::integer as contacts from shown
      where ${join([sql`direction = 0`, timed(scene), minutes.length ? sql`minute in (${ints(minutes)})` : sql`false`], ' and ')}
      group by all`);
  });
