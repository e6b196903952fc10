import { all, int, sql, type Fragment } from '#lib/core/sql';
import { once, type FigureContext } from '../figures/context';
import { sceneOf, weekdayOf } from '../figures/scene';
import type { FindingQuery } from '../figures/types';
import { whereFound } from '../figures/where';

/** Which findings a query is about, without their order and page. */
export type FindingSelection = Pick<FindingQuery, 'filter'> &
  Partial<Pick<FindingQuery, 'search' | 'consumerId' | 'weekday' | 'hour'>>;

export const contains = (column: Fragment, text: string): Fragment =>
  sql`contains(lower(${column}), ${text.toLowerCase()})`;

/** Table `figure_found_id`: contact ids of findings, so that a search reads no others. */
const prepareIds = (ctx: FigureContext): Promise<unknown> =>
  once(ctx, 'found ids', () =>
    ctx.engine.query(sql`create or replace table figure_found_id as
      select n, contact_id from contact where n in (select n from finding where n is not null)`)
  );

const coded = (column: Fragment, table: Fragment, text: string): Fragment =>
  sql`${column} in (select code from ${table} where ${contains(sql`text`, text)})`;

/** Conditions over `finding`. Search looks at ids of consumer, account, contact and complaint, at agency, agent and group. */
export async function whereSelected(ctx: FigureContext, selection: FindingSelection): Promise<Fragment> {
  const scene = await sceneOf(ctx);
  const { filter, consumerId, weekday, hour } = selection;
  const search = (selection.search ?? '').trim();
  if (search !== '') await prepareIds(ctx);
  return all([
    whereFound(ctx.judgement, scene, filter),
    ...(consumerId === undefined
      ? []
      : [sql`consumer in (select code from word_consumer where text = ${consumerId})`]),
    ...(weekday === undefined ? [] : [sql`n is not null and ${weekdayOf(sql`day`)} = ${int(weekday)}`]),
    ...(hour === undefined ? [] : [sql`minute // 60 = ${int(hour)}`]),
    ...(search === ''
      ? []
      : [
          sql`${coded(sql`consumer`, sql`word_consumer`, search)} or ${coded(sql`account`, sql`word_account`, search)}
            or ${coded(sql`agency`, sql`word_agency`, search)} or ${coded(sql`agent`, sql`word_agent`, search)}
            or n in (select n from figure_found_id where ${contains(sql`contact_id`, search)}) or ${contains(sql`label`, search)}
            or complaint in (select n from complaint where ${contains(sql`complaint_id`, search)})`
        ])
  ]);
}
