import { VERDICTS, VIOLATION, type Filter, type Message } from '#lib/core/domain';
import { int, sql } from '#lib/core/sql';
import { ask, type FigureContext } from '../figures/context';
import { sceneOf } from '../figures/scene';
import { shownRules, whereFound, whereShown } from '../figures/where';
import type { JudgedRule } from '../judge';
import { FINDINGS_COLUMNS, localText } from './csv';
import { csvLine, isoDate, utc, type Cell } from './csv-text';
import { explainAll, type StoredFinding } from './explained';
import { byRulebookAndRule } from './rule-order';
import { channelOf, localTime, storedContacts } from './stored';

const ROWS_AT_A_TIME = 4000;

interface VerdictRow extends StoredFinding {
  verdict: number;
  missing: string | null;
}

/** Verdicts of one contact rule as table `figure_verdict`: judged and cannot-judge rows alike. */
async function gather({ engine }: FigureContext, { compiled }: JudgedRule): Promise<void> {
  await engine.query(sql`create or replace table figure_verdict (
    segment integer, n integer, verdict tinyint, measured double, limit_value double, missing varchar, cause integer)`);
  for (const [position, { verdicts }] of compiled.segments.entries()) {
    await engine.query(sql`insert into figure_verdict
      select ${int(position)}, n, verdict, measured, limit_value, missing, cause from (${verdicts})`);
  }
}

const SHARED = sql`null::integer as day, null::integer as minute, null::integer as agency`;

async function rowsOf(ctx: FigureContext, judged: JudgedRule, filter: Filter, offset: number): Promise<VerdictRow[]> {
  const scene = await sceneOf(ctx);
  const page = sql`limit ${int(ROWS_AT_A_TIME)} offset ${int(offset)}`;
  if (judged.compiled.kind.judges === 'contacts') {
    return ask<VerdictRow>(
      ctx,
      sql`select ${int(judged.index)} as rule, v.segment, v.n, null::varchar as label, v.measured, v.limit_value, v.cause, ${SHARED},
          v.verdict, v.missing
        from figure_verdict v semi join (select n from shown where ${whereShown(scene, filter)}) s on s.n = v.n order by v.n ${page}`
    );
  }
  return ask<VerdictRow>(
    ctx,
    sql`select rule, segment, null::integer as n, label, measured, limit_value, null::integer as cause, ${SHARED}, verdict, missing
      from (select g.*, first_day as day, w.code as agency, null::tinyint as channel, null::integer as region
        from group_verdict g left join word_agency w on w.text = g.agency)
      where rule = ${int(judged.index)} and ${whereFound(ctx.judgement, scene, filter)} order by label ${page}`
  );
}

/** Pieces of verdicts.csv: every judged and cannot-judge row in the columns of findings.csv, sorted as it. */
export async function* verdictsCsv(
  ctx: FigureContext,
  filter: Filter,
  sentenceOf: (message: Message) => string
): AsyncGenerator<string, void, undefined> {
  yield csvLine(FINDINGS_COLUMNS, false);
  for (const judged of byRulebookAndRule(shownRules(ctx.judgement, filter))) {
    if (judged.compiled.kind.judges === 'contacts') await gather(ctx, judged);
    for (let offset = 0; ; offset += ROWS_AT_A_TIME) {
      const rows = await rowsOf(ctx, judged, filter, offset);
      const lines = await linesOf(ctx, judged, rows, sentenceOf);
      if (lines.length > 0) yield lines.join('');
      if (rows.length < ROWS_AT_A_TIME) break;
    }
  }
}

async function linesOf(
  ctx: FigureContext,
  { compiled: { rulebook, rule, segments } }: JudgedRule,
  rows: readonly VerdictRow[],
  sentenceOf: (message: Message) => string
): Promise<string[]> {
  const contacts = await storedContacts(ctx, rows.flatMap(({ n }) => (n === null ? [] : [n])));
  const violations = rows.filter(({ verdict }) => verdict === VIOLATION);
  const explained = new Map((await explainAll(ctx, violations)).map((finding) => [finding.stored, finding]));
  return rows.map((row) => {
    const contact = row.n === null ? null : contacts.get(row.n)!;
    const found = explained.get(row);
    const { segment } = segments[row.segment]!;
    const cells: Cell[] = [
      rule.id,
      rulebook.id,
      VERDICTS[row.verdict]!,
      contact?.contact_id ?? null,
      null,
      row.label,
      contact?.account ?? null,
      contact?.consumer ?? null,
      contact?.agency ?? null,
      contact?.agent ?? null,
      contact && channelOf(contact),
      contact && utc(contact.t),
      contact && localText(localTime(ctx, contact, rulebook.consumerTimeZone), contact.t),
      found?.explanation.measured ?? null,
      found?.explanation.limit ?? null,
      segment.since === null ? null : isoDate(segment.since),
      null,
      rule.severity,
      rule.strength,
      [segment.citation.instrument, segment.citation.article].filter((part) => part !== '').join(', '),
      contact && ctx.fileName(contact.file),
      contact && contact.line,
      found ? sentenceOf(found.explanation.message) : row.missing === null ? null : missing(row.missing, sentenceOf)
    ];
    return csvLine(cells, false);
  });
}

const missing = (column: string, sentenceOf: (message: Message) => string): string =>
  sentenceOf({ code: 'explain_cannot_judge', params: { column } });
