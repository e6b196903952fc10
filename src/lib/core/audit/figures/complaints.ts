import {
  CANNOT_JUDGE,
  COMPLAINT_OUTCOMES,
  COMPLAINT_SEVERITIES,
  VIOLATION,
  type Filter
} from '#lib/core/domain';
import { int, name, sql } from '#lib/core/sql';
import { agenciesOf, nameOf } from './agencies';
import { ask, type FigureContext } from './context';
import { prepareComplaints } from './complaint-table';
import { recentComplaints } from './complaint-rows';
import { headline } from './headline';
import { rateOf } from './rate';
import { bittedMonths, prepareReach, whereReached } from './reach';
import { sceneOf, type Scene } from './scene';
import { groupTotals, has, prepareGroups, sum, type GroupTotal } from './totals';
import type { ComplaintsFigures, FigureRequest } from './types';
import { whereFound, whereShown } from './where';

const PER_THOUSAND = 1000;
const RECENT = 50;

/** Counts by agency and month; null stands for all of them, and `agency` −1 for the missing one. */
interface Count {
  [column: string]: number | null;
  agency: number | null;
  month: number | null;
  count: number;
}
const NOBODY = -1;

export async function complaintsFigures(
  ctx: FigureContext,
  { filter }: FigureRequest
): Promise<ComplaintsFigures> {
  const scene = await sceneOf(ctx);
  await prepareComplaints(ctx);
  const complaints = await complaintCounts(ctx, scene, filter);
  const accounts = await accountCounts(ctx, scene, filter);
  const groups = await groupTotals(ctx, scene, filter);
  const grouping = new Set(
    ctx.judgement.rules.filter(({ compiled }) => compiled.kind.judges === 'groups').map(({ index }) => index)
  );
  const page = await headline(ctx, filter);
  const codes = agenciesOf(
    scene,
    [...complaints, ...accounts].flatMap(({ agency }) =>
      agency === null ? [] : [{ key: agency === NOBODY ? null : agency }]
    )
  );
  const rate = (agency: number | null, month: number | null) =>
    rateOf(
      countOf(complaints, agency ?? NOBODY, month),
      countOf(accounts, agency ?? NOBODY, month),
      PER_THOUSAND
    );
  return {
    headline: page,
    complaints: page.complaints.count,
    overall: page.complaints,
    byAgency: codes.map((code) => ({
      agency: nameOf(scene, code),
      rate: rate(code, null),
      ...groupsOf(
        groups.filter(({ rule }) => grouping.has(rule)),
        code
      )
    })),
    months: monthsOf(scene, complaints, accounts).map(({ firstDay, name: month }) => ({
      month: firstDay,
      name: month,
      complaints: countOf(complaints, null, firstDay),
      accounts: countOf(accounts, null, firstDay),
      byAgency: codes.map((code) => ({ agency: nameOf(scene, code), rate: rate(code, firstDay) }))
    })),
    categories: (await wordCounts(ctx, scene, filter)).map(({ word, complaints: count }) => ({
      category: word,
      complaints: count
    })),
    outcomes: (await enumCounts(ctx, scene, filter, 'outcome', COMPLAINT_OUTCOMES)).map(
      ({ word, count }) => ({ outcome: word, complaints: count })
    ),
    severities: (await enumCounts(ctx, scene, filter, 'severity', COMPLAINT_SEVERITIES)).map(
      ({ word, count }) => ({ severity: word, complaints: count })
    ),
    groups: await judgedGroups(ctx, scene, filter),
    recent: (await recentComplaints(ctx, scene, filter, RECENT)).map(
      ({ file: _file, line: _line, ...row }) => row
    )
  };
}

const countOf = (counts: readonly Count[], agency: number | null, month: number | null): number =>
  counts.find((row) => row.agency === agency && row.month === month)?.count ?? 0;

const complaintCounts = (ctx: FigureContext, scene: Scene, filter: Filter): Promise<Count[]> =>
  ask<Count>(
    ctx,
    sql`with c as materialized (select coalesce(agency, -1) as agency, month from figure_complaint where ${whereShown(scene, filter)})
      select agency, month, count(*) as count from c group by grouping sets ((agency, month), (agency), (month))`
  );

/** Distinct accounts reached: the months of each as a set of bits, counted by set, so that every row is hashed only once. */
async function accountCounts(ctx: FigureContext, scene: Scene, filter: Filter): Promise<Count[]> {
  await prepareReach(ctx);
  const rows = await ask<{ agency: number | null; months: number; accounts: number }>(
    ctx,
    sql`with a as materialized (
        select account, agency, bit_or(bit) as months from figure_reach
        where account is not null and ${whereReached(scene, filter)} group by account, agency)
      select coalesce(agency, ${int(NOBODY)}) as agency, months, count(*) as accounts from a group by all
      union all
      select null, months, count(*) from (select bit_or(months) as months from a group by account) group by months`
  );
  const months = bittedMonths(scene);
  return [...new Set(rows.map(({ agency }) => agency))].flatMap((agency) => {
    const own = rows.filter((row) => row.agency === agency);
    const count = (test: (row: (typeof rows)[number]) => boolean): number =>
      sum(own.filter(test).map(({ accounts }) => accounts));
    return [
      { agency, month: null, count: count(() => true) },
      ...months.map(({ firstDay }, i) => ({
        agency,
        month: firstDay,
        count: count((row) => has(row.months, i))
      }))
    ].filter((row) => row.count > 0);
  });
}

/** Months from the first to the last that has something, of those that accounts are counted by. */
const monthsOf = (scene: Scene, ...counts: (readonly Count[])[]) => {
  const filled = counts.flat().flatMap(({ month }) => month ?? []);
  return bittedMonths(scene).filter(
    ({ firstDay }) => firstDay >= Math.min(...filled) && firstDay <= Math.max(...filled)
  );
};

const groupsOf = (groups: readonly GroupTotal[], agency: number | null) => {
  const count = (own: readonly GroupTotal[]): number => sum(own.map((total) => total.groups));
  const own = groups.filter((total) => total.agency === agency && total.verdict !== CANNOT_JUDGE);
  return { judgedGroups: count(own), violations: count(own.filter(({ verdict }) => verdict === VIOLATION)) };
};

const wordCounts = (ctx: FigureContext, scene: Scene, filter: Filter) =>
  ask<{ word: string; complaints: number }>(
    ctx,
    sql`select coalesce(w.text, '') as word, complaints from (
        select category, count(*) as complaints from figure_complaint where ${whereShown(scene, filter)} group by category
      ) c left join word_category w on w.code = c.category order by complaints desc, word`
  );

async function enumCounts(
  ctx: FigureContext,
  scene: Scene,
  filter: Filter,
  column: 'outcome' | 'severity',
  words: readonly string[]
) {
  const rows = await ask<{ code: number | null; count: number }>(
    ctx,
    sql`select ${name(column)} as code, count(*) as count from figure_complaint where ${whereShown(scene, filter)}
      group by code order by code nulls last`
  );
  return rows.map(({ code, count }) => ({ word: code === null ? '' : words[code]!, count }));
}

async function judgedGroups(
  ctx: FigureContext,
  scene: Scene,
  filter: Filter
): Promise<ComplaintsFigures['groups']> {
  await prepareGroups(ctx);
  return ask<ComplaintsFigures['groups'][number]>(
    ctx,
    sql`select rule, label, verdict, measured, lower_bound as "lower", limit_value as "limit", complaints, denominator, missing
      from figure_group where label is not null and ${whereFound(ctx.judgement, scene, filter)} order by rule, day, label`
  );
}
