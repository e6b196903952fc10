import type { Filter } from '#lib/core/domain';
import { all, int, join, sql, type Fragment } from '#lib/core/sql';
import type { Period } from '../period';
import { once, type FigureContext } from './context';
import { monthStart, periodAt, sceneOf, type Scene } from './scene';
import { whereDimensions, whereShown } from './where';

/**
 * Table `figure_reach`: who was reached outbound in which month (its first day), how often, with a bit per day of it. Counting
 * distinct people needs a third of the rows and stays exact for periods that cut a month; counting contacts does for others.
 */
export const prepareReach = (ctx: FigureContext): Promise<unknown> =>
  once(ctx, 'reach', async () => {
    const scene = await sceneOf(ctx);
    return ctx.engine.query(sql`create or replace table figure_reach as
      select *, (${monthBit(scene)})::bigint as bit from (
        select consumer, account, agency, channel, region, month, count(*)::integer as contacts, bit_or(1 << (day - month)) as days
        from (select *, (${monthStart(scene, sql`day`)})::integer as month from shown where direction = 0)
        group by all) order by account, month`);
  });

const MONTHS = 50;

/** Months that have a bit of their own: the last 50 of the log, in order. */
export const bittedMonths = ({ months }: Scene): readonly Period[] => months.slice(-MONTHS);

/** Bit of a month in a set of months; all that have none of their own share the last. */
function monthBit(scene: Scene): Fragment {
  const bits = bittedMonths(scene).map(({ firstDay }, i) => sql`when ${int(firstDay)} then ${int(2 ** i)}`);
  const other = int(2 ** MONTHS);
  return bits.length === 0 ? other : sql`case month ${join(bits, ' ')} else ${other} end`;
}

/** Bits of the days `from` … `to` of a month, counted from its first day. */
const bits = (from: number, to: number): number => 2 ** (to + 1) - 2 ** from;

function cut(month: { firstDay: number; lastDay: number }, from: number, to: number): Fragment[] {
  const first = Math.max(from, month.firstDay);
  const last = Math.min(to, month.lastDay);
  if (first <= month.firstDay && last >= month.lastDay) return [];
  if (first > last) return [sql`month <> ${int(month.firstDay)}`];
  const mask = int(bits(first - month.firstDay, last - month.firstDay));
  return [sql`month <> ${int(month.firstDay)} or days & ${mask} <> 0`];
}

/** A filter over `figure_reach`. */
export function whereReached(scene: Scene, filter: Filter): Fragment {
  const from = filter.from ?? -Infinity;
  const to = filter.to ?? Infinity;
  const first = filter.from === null ? null : periodAt('month', filter.from);
  const last = filter.to === null ? null : periodAt('month', filter.to);
  return all([
    ...(first ? [sql`month >= ${int(first.firstDay)}`, ...cut(first, from, to)] : []),
    ...(last ? [sql`month <= ${int(last.firstDay)}`] : []),
    ...(last && last.firstDay !== first?.firstDay ? cut(last, from, to) : []),
    ...whereDimensions(scene, filter)
  ]);
}

/** Whether the period of a filter cuts no month, so that what is kept by month answers it. */
export const isWholeMonths = ({ from, to }: Filter): boolean =>
  (from === null || periodAt('month', from).firstDay === from) &&
  (to === null || periodAt('month', to).lastDay === to);

/** Outbound contacts under a filter with a column `contacts` to add up: months where the period cuts none, else one by one. */
export async function outboundRows(ctx: FigureContext, scene: Scene, filter: Filter): Promise<Fragment> {
  if (!isWholeMonths(filter))
    return sql`(select consumer, channel, 1 as contacts from shown where direction = 0 and ${whereShown(scene, filter)})`;
  await prepareReach(ctx);
  return sql`(select consumer, channel, contacts from figure_reach where ${whereReached(scene, filter)})`;
}

/** A SELECT of `people` and `accounts` with an outbound contact under a filter. */
export async function reachedPeople(ctx: FigureContext, scene: Scene, filter: Filter): Promise<Fragment> {
  await prepareReach(ctx);
  return sql`select count(distinct consumer) as people, count(distinct account) as accounts from figure_reach
    where ${whereReached(scene, filter)}`;
}
