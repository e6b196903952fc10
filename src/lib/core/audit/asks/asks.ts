import { int, join, sql } from '#lib/core/sql';
import { ask, once, type FigureContext } from '../figures/context';
import type { JudgedRule } from '../judge';
import { askedColumn, type AskedColumn } from './column-of';
import type { Ask } from './types';

interface Row {
  [column: string]: string | number | null;
  agency: string | null;
  rule: number;
  missing: string;
  rows: number;
}

const word = sql`left join word_agency w on w.code = s.agency`;

/** What could not be judged, per agency, rule and missing column. */
async function unjudged(ctx: FigureContext): Promise<(Row & { of: Ask['of'] })[]> {
  const contacts = await ask<Row>(
    ctx,
    sql`select w.text as agency, rule, missing, rows from (
        select s.agency, e.rule, e.missing, count(*) as rows from exception e join shown s on s.n = e.n
        where e.verdict = 2 group by all) s ${word}`
  );
  const complaints = await ask<Row>(
    ctx,
    sql`select w.text as agency, rule, missing, rows from (
        select s.agency, v.rule, v.missing, count(*) as rows from complaint_verdict v join complaint s on s.n = v.n
        where v.verdict = 2 group by all) s ${word}`
  );
  const groups = await ask<Row>(
    ctx,
    sql`select agency, rule, missing, sum(maybe)::bigint as rows from group_verdict where verdict = 2 and maybe > 0 group by all`
  );
  return [
    ...contacts.map((row) => ({ ...row, of: 'contacts' as const })),
    ...[...complaints, ...groups].map((row) => ({ ...row, of: 'complaints' as const }))
  ];
}

interface Asked {
  rule: number;
  missing: string;
  column: AskedColumn;
  /** Name of the column within its table: what is counted as one. */
  name: string;
}

/** Contacts and complaints of an agency for want of a column, each once. */
async function distinctRows(ctx: FigureContext, asked: readonly Asked[]): Promise<Map<string, number>> {
  if (asked.length === 0) return new Map();
  const pairs = join(
    asked.map(({ rule, missing, name }) => sql`(${int(rule)}, ${missing}, ${name})`),
    ', '
  );
  const rows = await ask<{ agency: string | null; asked: string; of: string; rows: number }>(
    ctx,
    sql`with asked(in_rule, lacking, asked) as (values ${pairs})
      select w.text as agency, asked, rows, what as "of" from (
        select s.agency, asked, count(distinct e.n) as rows, 'contacts' as what from exception e
        join asked on in_rule = e.rule and lacking = e.missing join shown s on s.n = e.n where e.verdict = 2 group by all
        union all
        select s.agency, asked, count(distinct v.n), 'complaints' from complaint_verdict v
        join asked on in_rule = v.rule and lacking = v.missing join complaint s on s.n = v.n where v.verdict = 2 group by all) s ${word}`
  );
  return new Map(rows.map(({ agency, asked: name, of, rows: count }) => [keyOf(agency, of, name), count]));
}

async function totals(ctx: FigureContext): Promise<Map<string, number>> {
  const rows = await ask<{ agency: string | null; of: string; rows: number }>(
    ctx,
    sql`select w.text as agency, what as "of", rows from (
        select agency, 'contacts' as what, count(*) as rows from shown where direction = 0 group by agency
        union all select agency, 'complaints', count(*) from complaint group by agency) s ${word}`
  );
  return new Map(rows.map(({ agency, of, rows: count }) => [keyOf(agency, of), count]));
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const keyOf = (...parts: (string | null)[]): string => JSON.stringify(parts);

/** Fields that a rule on groups counts complaints by, where it missed one of them. */
function columnsOf({ compiled: { kind, segments } }: JudgedRule, missing: string): string[] {
  if (kind.judges !== 'groups') return [missing];
  const needed = segments.flatMap(({ segment }) => {
    const params = segment.params as never;
    return kind.needs(params).filter((column) => !kind.by(params).includes(column));
  });
  return [...new Set(needed)];
}

/**
 * What every agency has to deliver so that the rules in use can judge all of it, over everything loaded: most rows first, agency by
 * agency in alphabetical order, rows without an agency last.
 */
export const asksOf = (ctx: FigureContext): Promise<Ask[]> => once(ctx, 'asks', () => collect(ctx));

async function collect(ctx: FigureContext): Promise<Ask[]> {
  const rows = await unjudged(ctx);
  const askedOf = ({ rule, missing }: Row): Asked[] => {
    const judged = ctx.judgement.rules[rule]!;
    return columnsOf(judged, missing).flatMap((each): Asked[] => {
      const column = askedColumn(judged.compiled.kind, each);
      return column === null ? [] : [{ rule, missing, column, name: `${column.table}.${column.column}` }];
    });
  };
  const pairs = new Map(
    rows.flatMap(askedOf).map((each) => [keyOf(each.missing, each.name, String(each.rule)), each])
  );
  const distinct = await distinctRows(ctx, [...pairs.values()]);
  const all = await totals(ctx);
  const asks = new Map<string, Ask>();
  for (const row of rows) {
    const { agency, of, rule, rows: count } = row;
    const { kind, rulebook, rule: own } = ctx.judgement.rules[rule]!.compiled;
    for (const { column, name } of askedOf(row)) {
      const key = keyOf(agency, of, name);
      const found = asks.get(key) ?? {
        agency,
        ...column,
        of,
        rows: 0,
        outOf: all.get(keyOf(agency, of)) ?? 0,
        rules: []
      };
      asks.set(key, found);
      const before = found.rules.find(
        ({ rulebookId, ruleId }) => rulebookId === rulebook.id && ruleId === own.id
      );
      if (before) before.rows += count;
      else found.rules.push({ rulebookId: rulebook.id, ruleId: own.id, title: own.title, rows: count });
      found.rows = Math.max(found.rows, kind.judges === 'groups' ? count : distinct.get(key)!);
    }
  }
  return [...asks.values()]
    .map((found) => ({ ...found, rules: [...found.rules].sort((a, b) => b.rows - a.rows) }))
    .sort(
      (a, b) =>
        Number(a.agency === null) - Number(b.agency === null) ||
        compared(a.agency ?? '', b.agency ?? '') ||
        b.rows - a.rows ||
        compared(a.column, b.column)
    );
}
