import type { Message } from '#lib/core/domain';
import { int, sql, type Fragment } from '#lib/core/sql';
import { nameOf } from '../figures/agencies';
import { ask, type FigureContext } from '../figures/context';
import { sceneOf, type Scene } from '../figures/scene';
import { shownRules } from '../figures/where';
import type { JudgedRule } from '../judge';
import { csvLine, isoDate, isoLocal, utc, type Cell } from './csv-text';
import { explainAll, type ExplainedFinding, type StoredFinding } from './explained';
import { byRulebookAndRule } from './rule-order';
import { whereSelected, type FindingSelection } from './selection';
import { channelOf } from './stored';

/** Columns of findings.csv (semantics §6). */
export const FINDINGS_COLUMNS = [
  'rule_id', 'rulebook_id', 'verdict', 'contact_id', 'complaint_id', 'group', 'account_id', 'consumer_id', 'agency', 'agent',
  'channel', 'occurred_at', 'local_time', 'measured', 'limit', 'limit_since', 'witness_ids', 'severity', 'strength', 'citation',
  'file', 'line', 'explanation'
] as const;

const ROWS_AT_A_TIME = 4000;

export interface CsvOptions {
  /** Prefixes `'` to texts that a spreadsheet would read as formulas. Off for the command line, whose cells are exact. */
  neutralise?: boolean;
}

/** Pieces of findings.csv of a selection: by rulebook, rule, instant and id, the same bytes for the same findings. */
export async function* findingsCsv(
  ctx: FigureContext,
  selection: FindingSelection,
  sentenceOf: (message: Message) => string,
  { neutralise = false }: CsvOptions = {}
): AsyncGenerator<string, void, undefined> {
  const scene = await sceneOf(ctx);
  const where = await whereSelected(ctx, selection);
  yield csvLine(FINDINGS_COLUMNS, false);
  for (const judged of byRulebookAndRule(shownRules(ctx.judgement, selection.filter))) {
    const isGroup = judged.compiled.kind.judges === 'groups';
    if (!isGroup) await gatherWitnesses(ctx, judged, where);
    let after: StoredFinding | null = null;
    for (;;) {
      const rows: (StoredFinding & { witnesses: string | null })[] = await nextRows(ctx, judged, isGroup, where, after);
      const explained = await explainAll(ctx, rows);
      const lines = explained.map((finding, i) => csvLine(cellsOf(scene, ctx, finding, rows[i]!.witnesses, sentenceOf), neutralise));
      if (lines.length > 0) yield lines.join('');
      if (rows.length < ROWS_AT_A_TIME) break;
      after = rows.at(-1)!;
    }
  }
}

const COLUMNS = sql`f.rule, f.segment, f.n, f.label, f.measured, f.limit_value, f.cause, f.day, f.minute, f.agency`;

/** Contacts by `n`, which is the order by instant and id; groups by their text. Both compare bytes. */
const nextRows = (ctx: FigureContext, { index }: JudgedRule, isGroup: boolean, where: Fragment, after: StoredFinding | null) =>
  ask<StoredFinding & { witnesses: string | null }>(
    ctx,
    isGroup
      ? sql`select ${COLUMNS}, null::varchar as witnesses from finding f
          where rule = ${int(index)} and ${where} and ${after ? sql`label > ${after.label}` : sql`true`}
          order by label limit ${int(ROWS_AT_A_TIME)}`
      : sql`select ${COLUMNS}, w.ids as witnesses
          from (select * from finding where rule = ${int(index)} and ${where} and ${after ? sql`n > ${int(after.n!)}` : sql`true`}
            order by n limit ${int(ROWS_AT_A_TIME)}) f
          left join figure_witness w on w.n = f.n order by f.n`
  );

/** Table `figure_witness`: for each finding of a rule the ids of its witnesses, joined. One pass per rule, not per page. */
async function gatherWitnesses({ engine }: FigureContext, { index, compiled }: JudgedRule, where: Fragment): Promise<void> {
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

function cellsOf(
  scene: Scene,
  { fileName }: FigureContext,
  { stored, judged, contact, local, explanation, since, citation }: ExplainedFinding,
  witnesses: string | null,
  sentenceOf: (message: Message) => string
): Cell[] {
  const { rulebook, rule } = judged.compiled;
  return [
    rule.id,
    rulebook.id,
    'violation',
    contact?.contact_id ?? null,
    null,
    stored.label,
    contact?.account ?? null,
    contact?.consumer ?? null,
    contact ? contact.agency : nameOf(scene, stored.agency),
    contact?.agent ?? null,
    contact && channelOf(contact),
    contact && utc(contact.t),
    contact && localText(local!, contact.t),
    explanation.measured,
    explanation.limit,
    since === null ? null : isoDate(since),
    witnesses,
    rule.severity,
    rule.strength,
    [citation.instrument, citation.article].filter((part) => part !== '').join(', '),
    contact && fileName(contact.file),
    contact && contact.line,
    sentenceOf(explanation.message)
  ];
}

const localText = ({ day, second }: { day: number | null; second: number | null }, instant: number): string | null =>
  day === null ? null : second === null ? isoDate(day) : isoLocal(day, second, instant);
