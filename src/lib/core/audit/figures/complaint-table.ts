import { int, join, sql, type Fragment } from '#lib/core/sql';
import { once, type FigureContext } from './context';
import { DAY, monthStart, sceneOf } from './scene';

/** Days before a complaint in which contacts count as having come before it. */
export const DAYS_BEFORE = 30;

/**
 * Table `figure_complaint`: complaints with their date in the reporting zone, the region of their account (else consumer) and
 * how many outbound contacts their consumer had in the 30 days before.
 */
export const prepareComplaints = (ctx: FigureContext): Promise<unknown> =>
  once(ctx, 'complaints', async () => {
    const scene = await sceneOf(ctx);
    const [span] = await ctx.engine.query<{ first: number | null; last: number | null }>(
      sql`select min(received_at) as first, max(received_at) as last from complaint`
    );
    const { until, offset } = ctx.zones.transitions(
      scene.reportingZone,
      span!.first ?? 0,
      (span!.last ?? 0) + DAY
    );
    const shift = offset.length < 2 ? int(offset[0] ?? 0) : shiftOf(until, offset);
    const regionBy = (key: Fragment): Fragment =>
      sql`(select ${key} as subject, arg_max(region, n) as region from contact
        where region is not null and ${key} in (select ${key} from complaint) group by ${key})`;
    return ctx.engine.query(sql`create or replace table figure_complaint as
      select d.*, (${monthStart(scene, sql`d.day`)})::integer as month, coalesce(ra.region, rc.region) as region,
        coalesce(b.contacts, 0)::integer as contacts_before
      from (
        select n, complaint_id, received_at as received, coalesce(written_day, (received_at + ${shift}) // ${int(DAY)})::integer as day,
          account, consumer, agency, agent, channel, category, severity, outcome, file, line
        from complaint
      ) d
      left join ${regionBy(sql`account`)} ra on ra.subject = d.account
      left join ${regionBy(sql`consumer`)} rc on rc.subject = d.consumer
      left join (
        select p.n, count(*) as contacts from complaint p join contact c
          on c.consumer = p.consumer and c.t < p.received_at and c.t >= p.received_at - ${int(DAYS_BEFORE * DAY)}
        where c.direction = 0 group by p.n
      ) b on b.n = d.n
      order by d.n`);
  });

const shiftOf = (until: readonly number[], offset: readonly number[]): Fragment =>
  sql`case ${join(
    offset.slice(0, -1).map((shift, i) => sql`when received_at < ${int(until[i]!)} then ${int(shift)}`),
    ' '
  )} else ${int(offset.at(-1)!)} end`;
