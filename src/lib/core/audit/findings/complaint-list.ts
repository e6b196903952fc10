import { COMPLAINT_OUTCOMES, COMPLAINT_SEVERITIES, type Filter } from '#lib/core/domain';
import { all, int, name, sql, type Fragment } from '#lib/core/sql';
import { recentComplaints, type ComplaintRow } from '../figures/complaint-rows';
import { prepareComplaints } from '../figures/complaint-table';
import { ask, type FigureContext } from '../figures/context';
import { sceneOf } from '../figures/scene';
import { whereShown } from '../figures/where';

/** The rows behind a mark of the Complaints page. An empty word stands for a missing value. */
export interface ComplaintQuery {
  filter: Filter;
  category?: string;
  outcome?: string;
  severity?: string;
  consumerId?: string;
  offset: number;
  limit: number;
}

export async function complaintsOf(
  ctx: FigureContext,
  query: ComplaintQuery
): Promise<{ complaints: ComplaintRow[]; total: number }> {
  const scene = await sceneOf(ctx);
  await prepareComplaints(ctx);
  const { filter, category, outcome, severity, consumerId } = query;
  const conditions = [
    ...(category === undefined
      ? []
      : [category === '' ? sql`category is null` : hasWord('category', category)]),
    ...(outcome === undefined ? [] : [hasCode('outcome', COMPLAINT_OUTCOMES, outcome)]),
    ...(severity === undefined ? [] : [hasCode('severity', COMPLAINT_SEVERITIES, severity)]),
    ...(consumerId === undefined ? [] : [hasWord('consumer', consumerId)])
  ];
  const [count] = await ask<{ total: number }>(
    ctx,
    sql`select count(*) as total from figure_complaint where ${all([whereShown(scene, filter), ...conditions])}`
  );
  return {
    complaints: await recentComplaints(ctx, scene, filter, query.limit, query.offset, conditions),
    total: count!.total
  };
}

const hasWord = (column: string, text: string): Fragment =>
  sql`${name(column)} in (select code from ${name(`word_${column}`)} where text = ${text})`;

const hasCode = (column: string, words: readonly string[], word: string): Fragment =>
  word === '' ? sql`${name(column)} is null` : sql`${name(column)} = ${int(words.indexOf(word))}`;
