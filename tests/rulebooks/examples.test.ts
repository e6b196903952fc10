import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { CONTACT_COLUMNS, COMPLAINT_COLUMNS } from '#lib/core/domain';
import type { Engine } from '#lib/core/engine';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { createDuckDbWasmInNode } from '../engines/support/duckdb-wasm-in-node';
import { auditFiles, verdictsOf } from '../support/audit';
import { projectFile, readProject, shippedRulebook, sourceFile } from '../support/files';

type Row = Record<string, string | number | boolean>;
interface Example {
  name: string;
  zone?: string;
  contacts?: Row[];
  complaints?: Row[];
  expect: Record<string, { violation: string[]; 'cannot-judge': string[] }>;
}

const SHORT: Record<string, Record<string, string>> = {
  contacts: { id: 'contact_id', at: 'occurred_at', account: 'account_id', consumer: 'consumer_id' },
  complaints: { id: 'complaint_id', at: 'received_at', account: 'account_id', consumer: 'consumer_id' }
};

const cell = (value: unknown): string => `"${String(value ?? '').replaceAll('"', '""')}"`;

/** A table of a worked case as a CSV in canonical columns. */
function csvOf(table: 'contacts' | 'complaints', rows: Row[]): string {
  const columns = (table === 'contacts' ? CONTACT_COLUMNS : COMPLAINT_COLUMNS).map(
    ({ name }) => name as string
  );
  const named = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [SHORT[table]![key] ?? key, value]))
  );
  for (const row of named) for (const key of Object.keys(row)) expect(columns).toContain(key);
  return [
    columns.join(','),
    ...named.map((row) => columns.map((column) => cell(row[column])).join(','))
  ].join('\n');
}

const books = readdirSync(projectFile('static/rulebooks'), { withFileTypes: true }).filter((entry) =>
  entry.isDirectory()
);

describe.each([
  ['native DuckDB', () => createDuckDbNode()],
  ['DuckDB-Wasm', () => createDuckDbWasmInNode()]
])('on %s', (_engine, open) => {
  let engine: Engine;
  beforeAll(async () => void (engine = await open()));
  afterAll(() => engine.close());

  describe.each(books.map(({ name }) => name))('worked cases of %s', (id) => {
    const examples = parse(readProject(`static/rulebooks/${id}/examples.yaml`)) as Example[];

    it.each(examples.map((example) => [example.name, example] as const))('%s', async (_name, example) => {
      const shipped = shippedRulebook(id);
      const named = Object.keys(example.expect);
      for (const rule of named) expect(shipped.rules.map((r) => r.id)).toContain(rule);
      const rulebook = {
        ...shipped,
        rules: shipped.rules.map((rule) => ({ ...rule, enabled: named.includes(rule.id) }))
      };
      const files = (['contacts', 'complaints'] as const)
        .filter((table) => example[table])
        .map((table) => sourceFile(`${table}.csv`, csvOf(table, example[table]!)));
      const { judgement } = await auditFiles(engine, files, [rulebook], { zone: example.zone ?? 'UTC' });
      const violations = await verdictsOf(engine, judgement, 1);
      const unclear = await verdictsOf(engine, judgement, 2);
      for (const [rule, expected] of Object.entries(example.expect)) {
        expect({
          rule,
          violation: violations.get(`${id}/${rule}`),
          'cannot-judge': unclear.get(`${id}/${rule}`)
        }).toEqual({
          rule,
          violation: [...expected.violation].sort(),
          'cannot-judge': [...expected['cannot-judge']].sort()
        });
      }
    });
  });
});
