import { readFileSync } from 'node:fs';
import type { Workspace } from '#lib/core/ingest';
import { ZoneTable, type SourceFile } from '#lib/core/ingest';
import type { Engine } from '#lib/core/engine';
import { DICTIONARIES } from '#lib/core/domain';
import { name, sql } from '#lib/core/sql';

export const ZONES = new ZoneTable(JSON.parse(readFileSync('static/zones.json', 'utf8')));

export const csv = (...lines: string[]): string => lines.join('\n') + '\n';
export const seconds = (iso: string): number => Date.parse(iso) / 1000;

/** A file in memory, handed over `chunk` bytes at a time. */
export function source(fileName: string, content: string | Uint8Array, chunk = 1 << 16): SourceFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const stream = () =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += chunk) controller.enqueue(bytes.slice(at, at + chunk));
        controller.close();
      }
    });
  return { name: fileName, size: bytes.length, stream };
}

const TARGETS = ['contact', 'complaint', 'request', 'account', 'agent', 'payment'] as const;

/** Everything a workspace shows, words instead of codes, file names instead of file ids. */
export async function everything(engine: Engine, workspace: Workspace) {
  const names = new Map(workspace.files().map((file) => [file.id, file.name]));
  const words = new Map<string, Map<number, string>>();
  for (const word of DICTIONARIES) {
    const rows = await engine.query<{ code: number; text: string }>(
      sql`select code, text from ${name(`word_${word}`)}`
    );
    words.set(word, new Map(rows.map(({ code, text }) => [code, text])));
  }
  const shown = (column: string, value: unknown) => {
    if (column === 'file') return names.get(value as number);
    const word = words.get(column);
    return word === undefined || value === null ? value : word.get(value as number);
  };
  const rowsOf = async (table: string) =>
    (await engine.query(sql`select * from ${name(table)} order by n`)).map((row) =>
      Object.fromEntries(Object.entries(row).map(([column, value]) => [column, shown(column, value)]))
    );
  const rows = { contact: [], complaint: [], request: [], account: [], agent: [], payment: [] } as Record<
    (typeof TARGETS)[number],
    Record<string, unknown>[]
  >;
  for (const table of TARGETS) rows[table] = await rowsOf(table);
  return {
    contacts: rows.contact,
    complaints: rows.complaint,
    requests: rows.request,
    accounts: rows.account,
    agents: rows.agent,
    payments: rows.payment,
    rejected: await workspace.rejectedRows(null, 0, 1000),
    issues: await workspace.dataIssues(null, 0, 1000),
    files: workspace.files().map(({ id: _id, ...file }) => file),
    facts: workspace.facts()
  };
}
