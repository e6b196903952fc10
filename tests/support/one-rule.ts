import type { Engine } from '#lib/core/engine';
import { sql } from '#lib/core/sql';
import { auditFiles } from './audit';
import { rulebookFrom, sourceFile } from './files';

export interface Judged {
  /** `pass`, `violation` or `cannot-judge: <column>`; what is not applicable has none. */
  verdicts: Record<string, string>;
  measured: Record<string, number | null>;
  limits: Record<string, number | null>;
  /** Of contacts: ids of the witnesses of violations. */
  witnesses: Record<string, string>;
  tally: { applicable: number; judged: number; violations: number; cannotJudge: number };
}

/**
 * Small tables judged by a single rule, written as the YAML of its kind and parameters. Lines of `book` stand beside the rule's
 * list: zones and calendars. Every verdict is asked for by the rule's own statement.
 */
export async function judgedBy(
  engine: Engine,
  tables: Record<string, string>,
  rule: string,
  { book = '', asOf, zone = 'UTC' }: { book?: string; asOf?: number; zone?: string } = {}
): Promise<Judged> {
  const rulebook = rulebookFrom(`id: small
title: { en: Small, zh: 小 }
jurisdiction: XX
version: "1"
${book}
rules:
  - id: rule
    title: { en: Rule, zh: 规则 }
    citation: { instrument: House policy, article: "1", url: "" }
    strength: policy
    severity: major
${rule.replace(/^/gm, '    ')}
`);
  const files = Object.entries(tables).map(([name, text]) => sourceFile(`${name}.csv`, `${text.trim()}\n`));
  const { judgement } = await auditFiles(engine, files, [rulebook], {
    zone,
    ...(asOf === undefined ? {} : { asOf })
  });
  const [{ compiled, tally }] = judgement.rules as [(typeof judgement.rules)[number]];
  const [table, id] =
    compiled.kind.judges === 'complaints'
      ? (['complaint', 'complaint_id'] as const)
      : (['contact', 'contact_id'] as const);
  const judged: Judged = {
    verdicts: {},
    measured: {},
    limits: {},
    witnesses: {},
    tally: { ...tally }
  };
  for (const [position, segment] of compiled.segments.entries()) {
    const source = { sql: `select ${id} as id, n from ${table}`, params: [] };
    const rows = await engine.query<{
      id: string;
      verdict: number;
      missing: string | null;
      measured: number | null;
      limit_value: number | null;
    }>(
      sql`select s.id, v.verdict, v.missing, v.measured, v.limit_value from (${segment.verdicts}) v join (${source}) s on s.n = v.n`
    );
    for (const row of rows) {
      if (judged.verdicts[row.id] !== undefined) throw new Error(`two verdicts on ${row.id}`);
      judged.verdicts[row.id] = ['pass', 'violation', `cannot-judge: ${row.missing}`][row.verdict]!;
      judged.measured[row.id] = row.measured;
      judged.limits[row.id] = row.limit_value;
    }
    const own = segment.witnesses(
      sql`(select n, cause from exception where verdict = 1 and segment = ${position})`
    );
    if (!own) continue;
    const witnesses = await engine.query<{ id: string; ids: string }>(
      sql`select c.contact_id as id, string_agg(w.contact_id, ';' order by w.n) as ids
        from (${own}) o join contact c on c.n = o.n join contact w on w.n = o.witness group by c.contact_id`
    );
    for (const row of witnesses) judged.witnesses[row.id] = row.ids;
  }
  const { applicable, judged: clear, violations, cannotJudge } = tally;
  return { ...judged, tally: { applicable, judged: clear, violations, cannotJudge } };
}
