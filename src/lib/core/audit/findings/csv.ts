import { VIOLATION } from '#lib/core/domain';
import { int, ints, name, sql, type Fragment } from '#lib/core/sql';
import { ask, type FigureContext } from '../figures/context';
import { sceneOf } from '../figures/scene';
import { shownRules } from '../figures/where';
import type { JudgedRule } from '../judge';
import { cellsOf, FINDINGS_COLUMNS, type SentenceOf } from './csv-cells';
import { csvLine } from './csv-text';
import { causesIn, explainAll, type ExplainedFinding, type StoredFinding } from './explained';
import { byRulebookAndRule } from './rule-order';
import { whereSelected, type FindingSelection } from './selection';
import { withWords, type StoredContact } from './stored';

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
  const rules = byRulebookAndRule(shownRules(ctx.judgement, selection.filter));
  await gatherWitnesses(ctx, rules, where);
  await gatherContacts(ctx, rules, where);
  const counts = await ask<{ rule: number; count: number }>(
    ctx,
    sql`select rule, count(*) as count from finding where ${where} group by rule`
  );
  for (const judged of rules) {
    const count = counts.find(({ rule }) => rule === judged.index)?.count ?? 0;
    if (count === 0) continue;
    await gatherRows(ctx, judged, where);
    let page: Promise<Page> | null = pageFrom(ctx, judged, 0);
    for (let next = ROWS_AT_A_TIME; page !== null; next += ROWS_AT_A_TIME) {
      const { rows, explained }: Page = await page;
      // the engine works on the next page while this one is written
      page = next < count ? pageFrom(ctx, judged, next) : null;
      page?.catch(() => undefined);
      yield explained
        .map((finding, i) => {
          const { witnesses } = rows[i]!;
          return csvLine(
            cellsOf(scene, ctx, finding, { verdict: VIOLATION, witnesses, sentenceOf }),
            neutralise
          );
        })
        .join('');
    }
  }
  for (const table of [sql`figure_row`, sql`figure_found_contact`, sql`figure_witness`])
    await ctx.engine.query(sql`drop table if exists ${table}`);
}

interface Page {
  rows: (StoredFinding & { witnesses: string | null })[];
  explained: ExplainedFinding[];
}

async function pageFrom(ctx: FigureContext, judged: JudgedRule, place: number): Promise<Page> {
  const within = sql`place >= ${int(place)} and place < ${int(place + ROWS_AT_A_TIME)}`;
  const rows = await ask<Page['rows'][number]>(
    ctx,
    sql`select * exclude (place) from figure_row where ${within} order by place`
  );
  if (judged.compiled.kind.judges !== 'contacts') return { rows, explained: await explainAll(ctx, rows) };
  const contacts = await foundContacts(
    ctx,
    sql`(select n, cause from figure_row where ${within})`,
    sql`figure_found_contact`,
    judged
  );
  return { rows, explained: await explainAll(ctx, rows, contacts) };
}

/** Table `figure_row`: the findings of a rule with their place in the order of the file. */
async function gatherRows(ctx: FigureContext, judged: JudgedRule, where: Fragment): Promise<void> {
  const key = sql`f.${name(PAGED_BY[judged.compiled.kind.judges])}`;
  await ctx.engine.query(sql`create or replace table figure_row as
    select f.rule, f.segment, f.n, f.label, f.complaint, f.measured, f.limit_value, f.cause, f.day, f.minute, f.agency, w.ids as witnesses,
      (row_number() over (order by ${key}) - 1)::integer as place
    from (select * from finding where rule = ${int(judged.index)} and ${where}) f
    left join figure_witness w on w.rule = f.rule and w.n = f.n order by place`);
}

/** Table `figure_found_contact`: the contacts that findings are about, read once and not for each page of each rule. */
async function gatherContacts(
  ctx: FigureContext,
  rules: readonly JudgedRule[],
  where: Fragment
): Promise<void> {
  const causing = rules.filter((judged) => causesIn(judged) === 'contacts').map(({ index }) => index);
  const causes =
    causing.length === 0
      ? sql``
      : sql`union all select cause from finding where rule in (${ints(causing)}) and ${where}`;
  await ctx.engine.query(sql`create or replace table figure_found_contact as
    ${withWords(sql`(select * from contact where n in (select n from finding where ${where} ${causes}))`)}`);
}

/** Rows of a table of contacts that findings (n, cause) of a rule are about. */
const contactsIn = (table: Fragment, findings: Fragment, judged: JudgedRule): Fragment =>
  sql`(select * from ${table} where n in (select n from ${findings}${
    causesIn(judged) === 'contacts' ? sql` union all select cause from ${findings}` : sql``
  }))`;

async function foundContacts(
  ctx: FigureContext,
  findings: Fragment,
  table: Fragment,
  judged: JudgedRule
): Promise<Map<number, StoredContact>> {
  const rows = await ask<StoredContact>(ctx, sql`select * from ${contactsIn(table, findings, judged)}`);
  return new Map(rows.map((row) => [row.n, row]));
}

/** What findings are paged by: contacts and complaints by `n`, which is the order by instant and id; groups by their text. */
export const PAGED_BY = { contacts: 'n', complaints: 'complaint', groups: 'label' } as const;

export const isAfter = (
  column: (typeof PAGED_BY)[keyof typeof PAGED_BY],
  last: StoredFinding | null
): Fragment => (last === null ? sql`true` : sql`${name(column)} > ${last[column]}`);

/** Table `figure_witness` (rule, n, ids): for each finding by contact the ids of its witnesses, joined. */
export async function gatherWitnesses(
  { engine }: FigureContext,
  rules: readonly JudgedRule[],
  where: Fragment
): Promise<void> {
  await engine.query(
    sql`create or replace table figure_witness_n (rule integer, n integer, witness integer)`
  );
  for (const { index, compiled } of rules) {
    if (compiled.kind.judges !== 'contacts') continue;
    for (const [position, segment] of compiled.segments.entries()) {
      if (segment.isIdle) continue;
      const own = sql`(select n, cause from finding where rule = ${int(index)} and segment = ${int(position)} and ${where})`;
      const witnesses = segment.witnesses(own);
      if (!witnesses) continue;
      await engine.query(
        sql`insert into figure_witness_n select distinct ${int(index)}, n, witness from (${witnesses})`
      );
    }
  }
  await engine.query(sql`create or replace table figure_witness as
    select w.rule, w.n, string_agg(c.contact_id, ';' order by w.witness) as ids
    from figure_witness_n w join contact c on c.n = w.witness group by w.rule, w.n`);
  await engine.query(sql`drop table figure_witness_n`);
}
