import { CHANNELS, CONNECTED, OUTCOMES, type Filter } from '#lib/core/domain';
import { int, ints, sql } from '#lib/core/sql';
import { prepareComplaints } from '../figures/complaint-table';
import { ask, once, type FigureContext } from '../figures/context';
import { maskOf, prepareMarks } from '../figures/found';
import { prepareReach, whereReached } from '../figures/reach';
import { weekOf, type Scene } from '../figures/scene';
import { shownRules, whereShown } from '../figures/where';

/** Contacts of an agency in a week. */
export interface WeekCount {
  [column: string]: number;
  agency: number;
  week: number;
  scope: number;
  judged: number;
  violating: number;
}

export async function weekCounts(ctx: FigureContext, scene: Scene, filter: Filter): Promise<WeekCount[]> {
  await prepareMarks(ctx);
  const mask = maskOf(shownRules(ctx.judgement, filter));
  const here = sql`agency is not null and ${whereShown(scene, filter)}`;
  return ask<WeekCount>(
    ctx,
    sql`select agency, week, sum(scope)::bigint as scope, sum(judged)::bigint as judged, sum(violating)::bigint as violating from (
        select agency, ${weekOf(sql`day`)} as week, case when scope & ${mask} <> 0 then contacts else 0 end as scope,
          case when judged & ${mask} <> 0 then contacts else 0 end as judged, 0 as violating from cell where ${here}
        union all
        select agency, ${weekOf(sql`day`)}, 0, 0, contacts from figure_mark where rules & ${mask} <> 0 and ${here})
      group by agency, week order by week`
  );
}

/** What an agency reached: distinct accounts and people, connected calls, and the complaints about it. */
export interface Reached {
  [column: string]: number;
  agency: number;
  accounts: number;
  people: number;
  connected: number;
  complaints: number;
}

const CALL = CHANNELS.indexOf('call');

/** Table `figure_connected`: outbound calls that reached somebody. */
const prepareConnected = (ctx: FigureContext): Promise<unknown> =>
  once(ctx, 'connected', () =>
    ctx.engine.query(sql`create or replace table figure_connected as
      select day, agency, channel, region, count(*)::integer as contacts from shown
      where direction = 0 and channel = ${int(CALL)} and outcome in (${ints(CONNECTED.map((word) => OUTCOMES.indexOf(word)))})
      group by all`)
  );

export async function reachedBy(ctx: FigureContext, scene: Scene, filter: Filter): Promise<Reached[]> {
  await prepareReach(ctx);
  await prepareComplaints(ctx);
  await prepareConnected(ctx);
  const here = sql`agency is not null and ${whereShown(scene, filter)}`;
  return ask<Reached>(
    ctx,
    sql`select agency, sum(accounts)::bigint as accounts, sum(people)::bigint as people, sum(connected)::bigint as connected,
        sum(complaints)::bigint as complaints from (
        select agency, count(distinct account) as accounts, count(distinct consumer) as people, 0 as connected, 0 as complaints
        from figure_reach where agency is not null and ${whereReached(scene, filter)} group by agency
        union all
        select agency, 0, 0, sum(contacts), 0 from figure_connected where ${here} group by agency
        union all
        select agency, 0, 0, 0, count(*) from figure_complaint where ${here} group by agency)
      group by agency`
  );
}
