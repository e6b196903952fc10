import type { Filter } from '#lib/core/domain';
import type { Engine } from '#lib/core/engine';
import type { ContactRuleKind } from '#lib/core/rules';
import { int, join, name, sql, type Fragment } from '#lib/core/sql';
import type { JudgedRule } from '../judge';
import { once, type FigureContext } from './context';
import { isWholeMonths, whereReached } from './reach';
import { monthStart, type Scene } from './scene';
import { whereShown } from './where';

/** Rules with a window and a number as limit. */
export const isWindowed = ({ compiled: { kind } }: JudgedRule): boolean =>
  kind.judges === 'contacts' && kind.load !== undefined && kind.limit !== undefined;

/** The limit in force on a day, and the channels it is about. */
export const limitOn = ({ compiled }: JudgedRule, day: number | null) => {
  const { kind, segments, rule } = compiled;
  const inForce =
    segments.findLast(({ segment: { from } }) => day === null || from === null || from <= day) ??
    segments[0]!;
  const limit = (kind as ContactRuleKind<never>).limit!(inForce.segment.params as never);
  return { ...limit, channels: limit.channels ?? rule.appliesTo.channels };
};

const loadName = ({ index }: JudgedRule): Fragment => name(`figure_load_${index}`);
const monthlyName = ({ index }: JudgedRule): Fragment => name(`figure_load_${index}_monthly`);

/** Drops the load tables of an earlier judgement: their rules may have other numbers now. */
export async function dropLoads(engine: Engine): Promise<void> {
  const tables = await engine.query<{ table_name: string }>(
    sql`select table_name from information_schema.tables where starts_with(table_name, 'figure_load_')`
  );
  for (const { table_name } of tables) await engine.query(sql`drop table if exists ${name(table_name)}`);
}

/**
 * Table `figure_load_<rule>`: for every contact that counts how many its subject's window holds (`load`), whether that is
 * more than the limit then in force (`beyond`), and the columns filters look at.
 */
export async function loadsOf(ctx: FigureContext, rule: JudgedRule): Promise<Fragment> {
  await once(ctx, `load ${rule.index}`, () => prepare(ctx, rule));
  return loadName(rule);
}

async function prepare({ engine }: FigureContext, rule: JudgedRule): Promise<unknown> {
  const kind = rule.compiled.kind as ContactRuleKind<never>;
  const loads = rule.compiled.segments.map(
    ({ load, segment }) =>
      sql`select n, subject, load, load > ${int(kind.limit!(segment.params as never).max)} as beyond from (${load!})`
  );
  return engine.query(sql`create or replace table ${loadName(rule)} as
    select l.n, l.subject, l.load::integer as load, l.beyond, s.day, s.agency, s.channel, s.region, s.consumer
    from (${join(loads, '\nunion all\n')}) l join shown s on s.n = l.n order by l.subject, l.n`);
}

/**
 * Fullest windows under a filter: rows of `subject`, `consumer`, `load` and `beyond`, several per subject. Read from the fullest of
 * each month (table `figure_load_<rule>_monthly`) where the period cuts none: a third of the rows.
 */
export async function peaksOf(
  ctx: FigureContext,
  scene: Scene,
  rule: JudgedRule,
  filter: Filter
): Promise<Fragment> {
  const loads = await loadsOf(ctx, rule);
  if (!isWholeMonths(filter))
    return sql`(select subject, consumer, load, beyond from ${loads} where ${whereShown(scene, filter)})`;
  await once(ctx, `peaks ${rule.index}`, () =>
    ctx.engine.query(sql`create or replace table ${monthlyName(rule)} as
      select subject, consumer, agency, channel, region, (${monthStart(scene, sql`day`)})::integer as month,
        max(load) as load, bool_or(beyond) as beyond
      from ${loads} group by all order by subject`)
  );
  return sql`(select subject, consumer, load, beyond from ${monthlyName(rule)} where ${whereReached(scene, filter)})`;
}
