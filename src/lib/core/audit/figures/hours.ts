import type { Filter } from '#lib/core/domain';
import { int, ints, sql } from '#lib/core/sql';
import type { JudgedRule } from '../judge';
import { agenciesOf, contactRate, nameOf } from './agencies';
import { briefsOf } from './briefs';
import { ask, type FigureContext } from './context';
import { headline } from './headline';
import { around, edgesOf, KNOWN, openingsOn, prepareHours, SEVERAL, UNKNOWN } from './hours-table';
import { sceneOf, weekdayOf, type Scene } from './scene';
import { foundTotals } from './found';
import { cellTotals, sum } from './totals';
import type { FigureRequest, HoursFigures } from './types';
import { ruleWeeks } from './weeks';
import { shownRules, whereFound, whereShown } from './where';

const PER_HUNDRED = 100;

export async function hoursFigures(
  ctx: FigureContext,
  { filter, rule }: FigureRequest
): Promise<HoursFigures> {
  const scene = await sceneOf(ctx);
  const day = filter.to ?? scene.lastDay;
  const rules = shownRules(ctx.judgement, filter).filter((judged) => openingsOn(judged, day) !== null);
  const chosen = rules.find(({ index }) => index === rule) ?? rules[0] ?? null;
  const byAgency = await cellTotals(ctx, scene, filter, 'agency');
  const known = await foundTotals(ctx, scene, filter, 'agency');
  const { found } = known;
  return {
    headline: await headline(ctx, filter, byAgency, known),
    rules: briefsOf(rules, byAgency, found, []).map((brief, i) => ({
      ...brief,
      openings: openingsOn(rules[i]!, day)!
    })),
    chosen: chosen?.index ?? null,
    ...(await byHour(ctx, scene, filter, chosen)),
    edges: chosen ? await edgeCounts(ctx, scene, filter, edgesOf(openingsOn(chosen, day)!)) : [],
    weeks: chosen
      ? ruleWeeks(
          chosen,
          await cellTotals(ctx, scene, filter, 'week'),
          (await foundTotals(ctx, scene, filter, 'week')).found
        )
      : [],
    byAgency: chosen
      ? agenciesOf(scene, byAgency).map((code) => ({
          agency: nameOf(scene, code),
          outside: contactRate(chosen, code, byAgency, found, PER_HUNDRED)
        }))
      : []
  };
}

async function byHour(ctx: FigureContext, scene: Scene, filter: Filter, chosen: JudgedRule | null) {
  await prepareHours(ctx);
  const rows = await ask<{ weekday: number; hour: number | null; zones: number; contacts: number }>(
    ctx,
    sql`select ${weekdayOf(sql`day`)} as weekday, hour, zones, sum(contacts)::bigint as contacts from figure_hour
      where ${whereShown(scene, filter)} group by all`
  );
  const outside = chosen
    ? await ask<{ weekday: number; hour: number; violations: number }>(
        ctx,
        sql`select ${weekdayOf(sql`day`)} as weekday, minute // 60 as hour, count(*) as violations from finding
          where rule = ${int(chosen.index)} and minute is not null and ${whereFound(ctx.judgement, scene, filter)} group by all`
      )
    : [];
  const counted = (test: (row: (typeof rows)[number]) => boolean): number =>
    sum(rows.filter(test).map(({ contacts }) => contacts));
  const heat = Array.from({ length: 7 * 24 }, (_, slot) => {
    const [weekday, hour] = [Math.floor(slot / 24), slot % 24];
    return {
      weekday,
      hour,
      contacts: counted((row) => row.weekday === weekday && row.hour === hour),
      violations: outside.find((row) => row.weekday === weekday && row.hour === hour)?.violations ?? 0
    };
  });
  return {
    heat: heat.filter(({ contacts, violations }) => contacts + violations > 0),
    zones: {
      known: counted((row) => row.zones === KNOWN),
      several: counted((row) => row.zones === SEVERAL),
      unknown: counted((row) => row.zones === UNKNOWN)
    },
    withoutTime: counted((row) => row.hour === null)
  };
}

async function edgeCounts(
  ctx: FigureContext,
  scene: Scene,
  filter: Filter,
  edges: readonly number[]
): Promise<HoursFigures['edges']> {
  const minutes = [...new Set(edges.flatMap(around))];
  if (minutes.length === 0) return [];
  const rows = await ask<{ minute: number; contacts: number }>(
    ctx,
    sql`select minute, sum(contacts)::bigint as contacts from figure_minute
      where minute in (${ints(minutes)}) and ${whereShown(scene, filter)} group by minute`
  );
  const at = new Map(rows.map(({ minute, contacts }) => [minute, contacts]));
  return edges.map((edge) => ({
    edge,
    minutes: around(edge).map((minute) => ({ minute, contacts: at.get(minute) ?? 0 }))
  }));
}
