import type { Filter } from '#lib/core/domain';
import { int, join, name, sql, type Fragment } from '#lib/core/sql';
import { ask, type FigureContext } from '../figures/context';
import { sceneOf, type Scene } from '../figures/scene';
import { prepareGroups } from '../figures/totals';
import { shownRules, whereFound, whereShown } from '../figures/where';
import type { JudgedRule } from '../judge';
import { gatherWitnesses, isAfter, PAGED_BY, ROWS_AT_A_TIME } from './csv';
import { cellsOf, FINDINGS_COLUMNS, type SentenceOf } from './csv-cells';
import { csvLine } from './csv-text';
import { explainAll, type StoredFinding } from './explained';
import { byRulebookAndRule } from './rule-order';

type VerdictRow = StoredFinding & { verdict: number; missing: string | null; witnesses: string | null };

/**
 * Pieces of verdicts.csv: every judged row and every one that cannot be judged, in the columns and the order of findings.csv.
 */
export async function* verdictsCsv(
  ctx: FigureContext,
  filter: Filter,
  sentenceOf: SentenceOf
): AsyncGenerator<string, void, undefined> {
  const scene = await sceneOf(ctx);
  yield csvLine(FINDINGS_COLUMNS, false);
  for (const judged of byRulebookAndRule(shownRules(ctx.judgement, filter))) {
    for await (const rows of verdictsOf(ctx, scene, judged, filter)) {
      const explained = await explainAll(ctx, rows);
      yield explained
        .map((finding, i) => csvLine(cellsOf(scene, ctx, finding, { ...rows[i]!, sentenceOf }), false))
        .join('');
    }
  }
}

async function* verdictsOf(
  ctx: FigureContext,
  scene: Scene,
  judged: JudgedRule,
  filter: Filter
): AsyncGenerator<VerdictRow[]> {
  const { judges } = judged.compiled.kind;
  if (judges !== 'contacts') await prepareGroups(ctx);
  else await gatherVerdicts(ctx, judged, whereShown(scene, filter), whereFound(ctx.judgement, scene, filter));
  let after: VerdictRow | null = null;
  for (;;) {
    const rows: VerdictRow[] = await ask<VerdictRow>(
      ctx,
      judges === 'contacts' ? contacts(after) : others(ctx, scene, judged, filter, after)
    );
    if (rows.length > 0) yield rows;
    if (rows.length < ROWS_AT_A_TIME) return;
    after = rows.at(-1)!;
  }
}

/** Table `figure_verdict`: all verdicts of a rule on contacts the filter shows. Passes are kept nowhere else. */
async function gatherVerdicts(
  ctx: FigureContext,
  judged: JudgedRule,
  shown: Fragment,
  found: Fragment
): Promise<void> {
  const { index, compiled } = judged;
  const verdicts = compiled.segments.map(
    ({ verdicts: select }, i) => sql`select *, ${int(i)} as segment from (${select})`
  );
  await ctx.engine.query(sql`create or replace table figure_verdict as
    select ${int(index)} as rule, v.segment, v.n, null::varchar as label, null::integer as complaint, v.verdict, v.measured, v.limit_value, v.cause, v.missing,
      s.day, s.minute, s.agency
    from (${join(verdicts, '\nunion all\n')}) v join (select n, day, minute, agency from shown where ${shown}) s on s.n = v.n
    order by v.n`);
  await gatherWitnesses(ctx, [judged], found);
}

const contacts = (after: VerdictRow | null): Fragment =>
  sql`select v.*, w.ids as witnesses from (
      select * from figure_verdict where ${isAfter('n', after)} order by n limit ${int(ROWS_AT_A_TIME)}) v
    left join figure_witness w on w.n = v.n order by v.n`;

/** Groups or complaints. */
function others(
  ctx: FigureContext,
  scene: Scene,
  { index, compiled }: JudgedRule,
  filter: Filter,
  after: VerdictRow | null
): Fragment {
  const key = PAGED_BY[compiled.kind.judges];
  return sql`select rule, segment, null::integer as n, label, complaint, verdict, measured, limit_value, null::integer as cause, missing,
      day, null::integer as minute, agency, null::varchar as witnesses
    from figure_group where rule = ${int(index)} and ${whereFound(ctx.judgement, scene, filter)} and ${isAfter(key, after)}
    order by ${name(key)} limit ${int(ROWS_AT_A_TIME)}`;
}
