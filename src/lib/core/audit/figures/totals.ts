import type { Filter } from '#lib/core/domain';
import { sql, type Fragment } from '#lib/core/sql';
import type { JudgedRule } from '../judge';
import { ask, once, type FigureContext } from './context';
import { weekOf, type Scene } from './scene';
import { whereFound, whereShown } from './where';

export type By = 'agency' | 'week' | null;

export const keyOf = (by: By): Fragment =>
  by === 'week' ? weekOf(sql`day`) : by === 'agency' ? sql`agency` : sql`null::integer`;

/** Contacts under a filter with equal key, direction and rules. Masks have a bit per rule. */
export interface CellTotal {
  [column: string]: number | null;
  key: number | null;
  direction: number;
  scope: number;
  judged: number;
  contacts: number;
}

export const cellTotals = (ctx: FigureContext, scene: Scene, filter: Filter, by: By): Promise<CellTotal[]> =>
  ask<CellTotal>(
    ctx,
    sql`select ${keyOf(by)} as key, direction, scope, judged, sum(contacts)::bigint as contacts from cell
      where ${whereShown(scene, filter)} group by all`
  );

export const has = (mask: number, index: number): boolean => Math.floor(mask / 2 ** index) % 2 === 1;

/** Sum of the cells that at least one of the rules has in its mask. */
export const contactsOf = (
  cells: readonly CellTotal[],
  mask: 'scope' | 'judged',
  rules: readonly JudgedRule[]
): number =>
  sum(
    cells.filter((cell) => rules.some(({ index }) => has(cell[mask]!, index))).map(({ contacts }) => contacts)
  );

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Groups of the group rules, and complaints that rules judge, under a filter, by rule, agency and verdict. */
export interface GroupTotal {
  [column: string]: number | null;
  rule: number;
  agency: number | null;
  verdict: number;
  groups: number;
  complaints: number;
  denominator: number;
}

/**
 * Table `figure_group`: every group, and every complaint that a rule judges, with the columns filters look at. A complaint is
 * one of `denominator` where it is judged and one of `complaints` where it is a violation.
 */
export const prepareGroups = (ctx: FigureContext): Promise<unknown> =>
  once(ctx, 'groups', () =>
    ctx.engine.query(
      sql`create or replace table figure_group as
        select rule, segment, label, null::integer as complaint, first_day as day, w.code as agency, null::tinyint as channel, null::integer as region, verdict, measured,
          limit_value, lower_bound, complaints, denominator, missing
        from group_verdict g left join word_agency w on w.text = g.agency
        union all
        select v.rule, v.segment, null, v.n, v.day, c.agency, c.channel, null, v.verdict, v.measured, v.limit_value, null,
          (v.verdict = 1)::integer, (v.verdict <> 2)::integer, v.missing
        from complaint_verdict v join complaint c on c.n = v.n`
    )
  );

export async function groupTotals(ctx: FigureContext, scene: Scene, filter: Filter): Promise<GroupTotal[]> {
  if (ctx.judgement.rules.every(({ compiled }) => compiled.kind.judges === 'contacts')) return [];
  await prepareGroups(ctx);
  return ask<GroupTotal>(
    ctx,
    sql`select rule, agency, verdict, count(*) as groups, sum(complaints)::bigint as complaints,
        sum(denominator)::bigint as denominator
      from figure_group where ${whereFound(ctx.judgement, scene, filter)} group by all`
  );
}
