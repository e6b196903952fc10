import { readFileSync } from 'node:fs';
import type { Workspace } from '#lib/core/ingest';
import { ZoneTable, type SourceFile } from '#lib/core/ingest';
import type { Engine } from '#lib/core/engine';
import { sql } from '#lib/core/sql';

export const ZONES = new ZoneTable(JSON.parse(readFileSync('static/zones.json', 'utf8')));

/** A file in memory, handed over `chunk` bytes at a time. */
export function source(name: string, content: string | Uint8Array, chunk = 1 << 16): SourceFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const stream = () =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += chunk) controller.enqueue(bytes.slice(at, at + chunk));
        controller.close();
      }
    });
  return { name, size: bytes.length, stream };
}

/** Everything a workspace shows, words instead of codes, file names instead of file ids. */
export async function everything(engine: Engine, workspace: Workspace) {
  const names = new Map(workspace.files().map((file) => [file.id, file.name]));
  const named = (rows: Record<string, unknown>[]) =>
    rows.map((row) => ({ ...row, file: names.get(row.file as number) }));
  const contacts = await engine.query(sql`
    select c.* exclude (zone, agency, account, consumer, address), z.text as zone, a.text as agency, ac.text as account, co.text as consumer, ad.text as address
    from contact as c left join word_zone as z on z.code = c.zone left join word_agency as a on a.code = c.agency
      left join word_account as ac on ac.code = c.account left join word_consumer as co on co.code = c.consumer
      left join word_address as ad on ad.code = c.address
    order by n`);
  const complaints = await engine.query(sql`
    select c.* exclude (agency, account, consumer, category), ac.text as account, co.text as consumer, ca.text as category
    from complaint as c left join word_account as ac on ac.code = c.account left join word_consumer as co on co.code = c.consumer
      left join word_category as ca on ca.code = c.category
    order by n`);
  return {
    contacts: named(contacts),
    complaints: named(complaints),
    rejected: await workspace.rejectedRows(null, 0, 1000),
    issues: await workspace.dataIssues(null, 0, 1000),
    files: workspace.files().map(({ id: _id, ...file }) => file),
    facts: workspace.facts()
  };
}
