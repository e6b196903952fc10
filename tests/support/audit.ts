import { judge, type Judgement } from '#lib/core/audit';
import type { Engine } from '#lib/core/engine';
import { Workspace, type LoadOptions, type SourceFile } from '#lib/core/ingest';
import type { Rulebook } from '#lib/core/rulebook';
import { sql } from '#lib/core/sql';
import { calendars, zoneTable } from './files';

/** Loads files and judges them. Throws when one is refused. */
export async function auditFiles(
  engine: Engine,
  files: SourceFile[],
  rulebooks: Rulebook[],
  { asOf, ...options }: LoadOptions & { asOf?: number } = {}
): Promise<{ workspace: Workspace; judgement: Judgement }> {
  const workspace = await Workspace.open(engine, zoneTable());
  const { refused } = await workspace.load(files, options);
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
  return { workspace, judgement: await judgeAll(engine, rulebooks, asOf) };
}

/** `asOf` in days since 1970-01-01. */
export const judgeAll = (engine: Engine, rulebooks: Rulebook[], asOf?: number): Promise<Judgement> =>
  judge(engine, rulebooks, {
    zones: zoneTable(),
    ...(asOf === undefined ? {} : { asOf }),
    calendarsOf: (rulebook) => calendars().of(rulebook)
  });

/** Ids of contacts and complaints and labels of groups with a verdict, by rulebook and rule: `us-reg-f/inconvenient-hours`. */
export async function verdictsOf(
  engine: Engine,
  judgement: Judgement,
  verdict: 1 | 2
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const { index, compiled } of judgement.rules) {
    const rows = await engine.query<{ id: string }>(sql`
      select c.contact_id as id from exception e join contact c on c.n = e.n where rule = ${index} and verdict = ${verdict}
      union all select label from group_verdict where rule = ${index} and verdict = ${verdict}
      union all select complaint_id from complaint_verdict v join complaint c on c.n = v.n where rule = ${index} and verdict = ${verdict}`);
    found.set(`${compiled.rulebook.id}/${compiled.rule.id}`, rows.map(({ id }) => id).sort());
  }
  return found;
}
