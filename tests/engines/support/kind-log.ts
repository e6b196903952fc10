import { explainAll } from '../../../src/lib/core/audit/findings/explained';
import type { JudgedRule, Judgement } from '#lib/core/audit';
import { VERDICTS } from '#lib/core/domain';
import type { Engine } from '#lib/core/engine';
import { sentenceOf } from '#lib/core/i18n';
import type { Plain, Rule, Rulebook } from '#lib/core/rulebook';
import { sql } from '#lib/core/sql';
import { auditFiles } from '../../support/audit';
import { sourceFile, zoneTable } from '../../support/files';

/** Cells by column; an undefined one is empty. */
export type Cells = Record<string, string | number | boolean | undefined>;

export interface KindLog {
  contacts: Cells[];
  accounts?: Cells[];
  agents?: Cells[];
}

/** A rule of a kind that applies to everything; `more` changes its fields. */
export const ruleOf = (kind: string, params: Record<string, Plain>, more: Partial<Rule> = {}): Rule => ({
  id: kind,
  kind,
  title: { en: kind, zh: kind },
  citation: { instrument: 'Test', article: '', url: '' },
  strength: 'policy',
  severity: 'major',
  enabled: true,
  doubt: null,
  effective: { from: null, to: null },
  appliesTo: {
    channels: null,
    parties: null,
    places: null,
    products: null,
    regions: null,
    agencies: null,
    daysPastDue: null,
    categories: null
  },
  except: [],
  params,
  ...more
});

const cell = (value: unknown): string => `"${String(value ?? '').replaceAll('"', '""')}"`;

/** Rows as a CSV of the columns that some row has. */
function csv(rows: Cells[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [columns.join(','), ...rows.map((row) => columns.map((column) => cell(row[column])).join(','))].join(
    '\n'
  );
}

/** A small log judged by one rule. Times without an offset are UTC. */
export async function judgeLog(
  engine: Engine,
  rule: Rule,
  log: KindLog,
  consumerTimeZone: string | null = null
): Promise<{ judgement: Judgement; judged: JudgedRule }> {
  const rulebook: Rulebook = {
    id: 'small',
    title: { en: 'Small', zh: '小' },
    jurisdiction: 'none',
    version: '1',
    timeZone: null,
    consumerTimeZone,
    extends: null,
    calendars: {},
    rules: [rule]
  };
  const files = Object.entries(log).map(([table, rows]) => sourceFile(`${table}.csv`, csv(rows as Cells[])));
  const { judgement } = await auditFiles(engine, files, [rulebook], { zone: 'UTC' });
  return { judgement, judged: judgement.rules[0]! };
}

/** Verdicts by contact: `pass`, `violation`, `cannot-judge (column)`. Contacts without a verdict are not there. */
export async function verdictsOf(
  engine: Engine,
  rule: Rule,
  log: KindLog,
  consumerTimeZone: string | null = null
): Promise<Record<string, string>> {
  const { judged } = await judgeLog(engine, rule, log, consumerTimeZone);
  const found: Record<string, string> = {};
  for (const { verdicts } of judged.compiled.segments) {
    const rows = await engine.query<{ id: string; verdict: number; missing: string | null }>(
      sql`select contact_id as id, verdict, missing from (${verdicts}) join contact using (n) order by n`
    );
    for (const { id, verdict, missing } of rows)
      found[id] = missing === null ? VERDICTS[verdict]! : `${VERDICTS[verdict]!} (${missing})`;
  }
  return found;
}

export interface Finding {
  measured: string;
  limit: string;
  witnesses: string[];
  en: string;
  zh: string;
}

/** Violations by contact, as people read them. */
export async function findingsOf(
  engine: Engine,
  rule: Rule,
  log: KindLog,
  consumerTimeZone: string | null = null
): Promise<Record<string, Finding>> {
  const { judgement, judged } = await judgeLog(engine, rule, log, consumerTimeZone);
  const stored = await engine.query(sql`select * from finding order by n`);
  const context = { engine, judgement, zones: zoneTable(), fileName: () => '' };
  const explained = await explainAll(context, stored as never);
  const found: Record<string, Finding> = {};
  for (const { contact, explanation, stored: row } of explained) {
    const own = sql`(select ${row.n}::integer as n, ${row.cause}::integer as cause)`;
    const proof = judged.compiled.segments[row.segment]!.witnesses(own)!;
    const witnesses = await engine.query<{ id: string }>(
      sql`select contact_id as id from contact where n in (select witness from (${proof})) order by n`
    );
    found[contact!.contact_id] = {
      measured: explanation.measured,
      limit: explanation.limit,
      witnesses: witnesses.map(({ id }) => id),
      en: sentenceOf(explanation.message, 'en'),
      zh: sentenceOf(explanation.message, 'zh')
    };
  }
  return found;
}
