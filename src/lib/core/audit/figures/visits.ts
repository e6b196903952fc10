import { CHANNELS, type Filter } from '#lib/core/domain';
import { int, sql } from '#lib/core/sql';
import type { JudgedRule } from '../judge';
import { agenciesOf, nameOf } from './agencies';
import { ask, type FigureContext } from './context';
import { headline } from './headline';
import { isWindowed, limitOn } from './load-table';
import { rounded } from './rate';
import { monthStart, sceneOf, weekOf, type Scene } from './scene';
import { sum } from './totals';
import type { FigureRequest, VisitsFigures } from './types';
import { VISIT, prepareVisits } from './visit-table';
import { visitChecks } from './visit-checks';
import { at, mondays } from './weeks';
import { shownRules, whereFound, whereShown } from './where';

const MOST_SHOWN = 20;
const CAP_WINDOW = 'calendar month';

type Keyed = { [column: string]: number | null; key: number | null; visits: number; people: number };
type Found = { [column: string]: number | null; key: number | null; violations: number };

export async function visitsFigures(ctx: FigureContext, { filter }: FigureRequest): Promise<VisitsFigures> {
  const scene = await sceneOf(ctx);
  await prepareVisits(ctx);
  const cap = capOf(shownRules(ctx.judgement, filter), filter.to ?? scene.lastDay);
  const [all] = await visitsBy(ctx, scene, filter, null);
  const perMonth = await ask<{ visits: number; personMonths: number }>(
    ctx,
    sql`select visits, count(*) as "personMonths" from (
        select count(*) as visits from figure_visit where consumer is not null and ${whereShown(scene, filter)} group by consumer, month)
      group by visits order by visits`
  );
  return {
    headline: await headline(ctx, filter),
    visits: all?.visits ?? 0,
    peopleVisited: all?.people ?? 0,
    cap,
    perMonth,
    beyond: {
      part: cap ? await personMonthsBeyond(ctx, scene, filter, cap.rule) : 0,
      base: sum(perMonth.map((row) => row.personMonths))
    },
    byAgency: await visitsByAgency(ctx, scene, filter),
    ...(await byBands(ctx, scene, filter)),
    weeks: await visitWeeks(ctx, scene, filter),
    mostVisited: await mostVisited(ctx, scene, filter),
    checks: await visitChecks(ctx, scene, filter)
  };
}

/** The smallest number of visits a month that a rule shown allows. */
function capOf(rules: readonly JudgedRule[], day: number | null): VisitsFigures['cap'] {
  const caps = rules.filter(isWindowed).flatMap((rule) => {
    const { max, channels, window } = limitOn(rule, day);
    return window === CAP_WINDOW && channels?.length === 1 && channels[0] === 'visit'
      ? [{ max, rule: rule.index }]
      : [];
  });
  return caps.sort((a, b) => a.max - b.max || a.rule - b.rule)[0] ?? null;
}

const visitsBy = (
  ctx: FigureContext,
  scene: Scene,
  filter: Filter,
  by: 'agency' | 'week' | null
): Promise<Keyed[]> =>
  ask<Keyed>(
    ctx,
    sql`select ${by === 'agency' ? sql`agency` : by === 'week' ? weekOf(sql`day`) : sql`null::integer`} as key,
        count(*) as visits, count(distinct consumer) as people
      from figure_visit where ${whereShown(scene, filter)} group by key`
  );

const violationsBy = (
  ctx: FigureContext,
  scene: Scene,
  filter: Filter,
  by: 'agency' | 'week'
): Promise<Found[]> =>
  ask<Found>(
    ctx,
    sql`select ${by === 'agency' ? sql`agency` : weekOf(sql`day`)} as key, count(*) as violations from finding
      where channel = ${int(VISIT)} and ${whereFound(ctx.judgement, scene, filter)} group by key`
  );

const violations = (found: readonly Found[], key: number | null): number =>
  sum(at(found, key).map((row) => row.violations));

async function visitsByAgency(
  ctx: FigureContext,
  scene: Scene,
  filter: Filter
): Promise<VisitsFigures['byAgency']> {
  const rows = await visitsBy(ctx, scene, filter, 'agency');
  const found = await violationsBy(ctx, scene, filter, 'agency');
  return agenciesOf(scene, rows).map((code) => {
    const { visits, people } = at(rows, code)[0]!;
    const perPerson = people === 0 ? 0 : rounded(visits / people);
    return { agency: nameOf(scene, code), visits, people, perPerson, violations: violations(found, code) };
  });
}

async function visitWeeks(ctx: FigureContext, scene: Scene, filter: Filter): Promise<VisitsFigures['weeks']> {
  const rows = await visitsBy(ctx, scene, filter, 'week');
  const found = await violationsBy(ctx, scene, filter, 'week');
  return mondays(rows).map((week) => ({
    week,
    visits: at(rows, week)[0]!.visits,
    violations: violations(found, week)
  }));
}

/** Person-months with at least one finding of the cap. */
async function personMonthsBeyond(
  ctx: FigureContext,
  scene: Scene,
  filter: Filter,
  rule: number
): Promise<number> {
  const [row] = await ask<{ months: number }>(
    ctx,
    sql`select count(*) as months from (
      select distinct consumer, ${monthStart(scene, sql`day`)} as month from finding
      where rule = ${int(rule)} and consumer is not null and ${whereFound(ctx.judgement, scene, filter)})`
  );
  return row!.months;
}

async function byBands(
  ctx: FigureContext,
  scene: Scene,
  filter: Filter
): Promise<Pick<VisitsFigures, 'byBand' | 'byChannelBand'>> {
  const rows = await ask<{ channel: number; band: number; contacts: number }>(
    ctx,
    sql`select channel, band, count(*) as contacts from shown where direction = 0 and ${whereShown(scene, filter)}
      group by channel, band order by channel, band`
  );
  const count = (own: typeof rows): number => sum(own.map(({ contacts }) => contacts));
  const bands = [...new Set(rows.map(({ band }) => band))].sort((a, b) => a - b);
  return {
    byBand: bands.map((band) => {
      const own = rows.filter((row) => row.band === band);
      return { band, visits: count(own.filter(({ channel }) => channel === VISIT)), contacts: count(own) };
    }),
    byChannelBand: rows.map(({ channel, band, contacts }) => ({
      channel: CHANNELS[channel]!,
      band,
      contacts
    }))
  };
}

async function mostVisited(
  ctx: FigureContext,
  scene: Scene,
  filter: Filter
): Promise<VisitsFigures['mostVisited']> {
  return ask<VisitsFigures['mostVisited'][number]>(
    ctx,
    sql`select w.text as "consumerId", p.visits, coalesce(f.violations, 0) as violations
      from (
        select consumer, count(*) as visits from figure_visit where consumer is not null and ${whereShown(scene, filter)}
        group by consumer order by visits desc, consumer limit ${int(MOST_SHOWN)}
      ) p
      join word_consumer w on w.code = p.consumer
      left join (
        select consumer, count(*) as violations from finding
        where channel = ${int(VISIT)} and ${whereFound(ctx.judgement, scene, filter)} group by consumer
      ) f on f.consumer = p.consumer
      order by p.visits desc, p.consumer`
  );
}
