import { CHANNELS } from '#lib/core/domain';
import { int, sql } from '#lib/core/sql';
import { once, type FigureContext } from './context';
import { monthStart, sceneOf } from './scene';

export const VISIT = CHANNELS.indexOf('visit');

/** Table `figure_visit`: outbound visits with what their checklist looks at. */
export const prepareVisits = (ctx: FigureContext): Promise<unknown> =>
  once(ctx, 'visits', async () => {
    const scene = await sceneOf(ctx);
    return ctx.engine.query(sql`create or replace table figure_visit as
      select s.n, s.day, (${monthStart(scene, sql`s.day`)})::integer as month, s.agency, s.channel, s.region, s.consumer,
        c.crew_size, c.recorded, c.identity_disclosed, c.notice_at, c.t
      from shown s join contact c on c.n = s.n where s.channel = ${int(VISIT)} and s.direction = 0 order by s.n`);
  });
