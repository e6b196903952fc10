import { VIOLATION } from '#lib/core/domain';
import { int, name, sql, type Fragment } from '#lib/core/sql';
import { ask, type FigureContext } from '../figures/context';
import { sceneOf } from '../figures/scene';
import { shownRules } from '../figures/where';
import type { JudgedRule } from '../judge';
import { cellsOf, FINDINGS_COLUMNS, type SentenceOf } from './csv-cells';
import { csvLine } from './csv-text';
import { explainAll, type StoredFinding } from './explained';
import { byRulebookAndRule } from './rule-order';
import { whereSelected, type FindingSelection } from './selection';

export const ROWS_AT_A_TIME = 4000;

export interface CsvOptions {
  /** Prefixes `'` to texts that a spreadsheet would read as formulas. Off for the command line, whose cells are exact. */
  neutralise?: boolean;
}

/** Pieces of findings.csv of a selection: by rulebook, rule, instant and id, the same bytes for the same findings. */
export async function* findingsCsv(
  ctx: FigureContext,
  selection: FindingSelection,
  sentenceOf: SentenceOf,
  { neutralise = false }: CsvOptions = {}
): AsyncGenerator<string, void, undefined> {
  const scene = await sceneOf(ctx);
  const where = await whereSelected(ctx, selection);
  yield csvLine(FINDINGS_COLUMNS, false);
  for (const judged of byRulebookAndRule(shownRules(ctx.judgement, selection.filter))) {
    const { judges } = judged.compiled.kind;
    if (judges === 'contacts') await gatherWitnesses(ctx, judged, where);
    let after: StoredFinding | null = null;
    for (;;) {
      const rows: (StoredFinding & { witnesses: string | null })[] = await nextRows(
        ctx,
        judged,
        judges,
        where,
        after
      );
      const explained = await explainAll(ctx, rows);
      const lines = explained.map((finding, i) =>
        csvLine(
          cellsOf(scene, ctx, finding, { verdict: VIOLATION, witnesses: rows[i]!.witnesses, sentenceOf }),
          neutralise
        )
      );
      if (lines.length > 0) yield lines.join('');
      if (rows.length < ROWS_AT_A_TIME) break;
      after = rows.at(-1)!;
    }
  }
}

const COLUMNS = sql`f.rule, f.segment, f.n, f.label, f.complaint, f.measured, f.limit_value, f.cause, f.day, f.minute, f.agency`;

/** What findings are paged by: contacts and complaints by `n`, which is the order by instant and id; groups by their text. */
export const PAGED_BY = { contacts: 'n', complaints: 'complaint', groups: 'label' } as const;

export const isAfter = (
  column: (typeof PAGED_BY)[keyof typeof PAGED_BY],
  last: StoredFinding | null
): Fragment => (last === null ? sql`true` : sql`${name(column)} > ${last[column]}`);

const nextRows = (
  ctx: FigureContext,
  { index }: JudgedRule,
  judges: keyof typeof PAGED_BY,
  where: Fragment,
  after: StoredFinding | null
) => {
  const page = sql`select * from finding where rule = ${int(index)} and ${where} and ${isAfter(PAGED_BY[judges], after)}
    order by ${name(PAGED_BY[judges])} limit ${int(ROWS_AT_A_TIME)}`;
  return ask<StoredFinding & { witnesses: string | null }>(
    ctx,
    judges === 'contacts'
      ? sql`select ${COLUMNS}, w.ids as witnesses from (${page}) f left join figure_witness w on w.n = f.n order by f.n`
      : sql`select ${COLUMNS}, null::varchar as witnesses from (${page}) f order by f.${name(PAGED_BY[judges])}`
  );
};

/** Table `figure_witness`: for each finding of a rule the ids of its witnesses, joined. One pass per rule, not per page. */
export async function gatherWitnesses(
  { engine }: FigureContext,
  { index, compiled }: JudgedRule,
  where: Fragment
): Promise<void> {
  await engine.query(sql`create or replace table figure_witness (n integer, ids varchar)`);
  for (const [position, segment] of compiled.segments.entries()) {
    const own = sql`(select n, cause from finding where rule = ${int(index)} and segment = ${int(position)} and ${where})`;
    const witnesses = segment.witnesses(own);
    if (!witnesses) continue;
    await engine.query(sql`insert into figure_witness
      select w.n, string_agg(c.contact_id, ';' order by w.witness)
      from (select distinct n, witness from (${witnesses})) w join contact c on c.n = w.witness group by w.n`);
  }
}
