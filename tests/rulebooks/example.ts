import { expect } from 'vitest';
import { TABLES, TABLE_COLUMNS, type TableName } from '#lib/core/domain';
import type { SourceFile } from '#lib/core/ingest';
import { sourceFile } from '../support/files';

type Row = Record<string, string | number | boolean>;

/** A worked case of a rulebook: tables, and per rule the ids of contacts, complaints or groups with a verdict other than pass. */
export type Example = {
  name: string;
  source?: string;
  /** Zone of times without one. */
  zone?: string;
  as_of?: string;
  /** What every row of a table says unless it says otherwise. */
  defaults?: Partial<Record<TableName, Row>>;
  expect: Record<string, { violation: string[]; 'cannot-judge': string[] }>;
} & Partial<Record<TableName, Row[]>>;

/** Short names of columns that every case repeats. */
const SHORT: Record<TableName, Row> = {
  contacts: { id: 'contact_id', at: 'occurred_at' },
  complaints: { id: 'complaint_id', at: 'received_at' },
  requests: { id: 'request_id', at: 'received_at' },
  accounts: {},
  agents: {},
  payments: { at: 'paid_at' }
};
const SHARED: Row = { account: 'account_id', consumer: 'consumer_id' };

const cell = (value: unknown): string => `"${String(value ?? '').replaceAll('"', '""')}"`;

function csvOf(table: TableName, rows: Row[], defaults: Row): string {
  const columns = TABLE_COLUMNS[table].map(({ name }) => name);
  const named = rows.map((row) =>
    Object.fromEntries(
      Object.entries({ ...defaults, ...row }).map(([key, value]) => [
        SHORT[table][key] ?? SHARED[key] ?? key,
        value
      ])
    )
  );
  for (const row of named) for (const key of Object.keys(row)) expect(columns).toContain(key);
  return [columns.join(','), ...named.map((row) => columns.map((name) => cell(row[name])).join(','))].join(
    '\n'
  );
}

/** The tables of a case as files in canonical columns. */
export const filesOf = (example: Example): SourceFile[] =>
  TABLES.flatMap((table) => {
    const rows = example[table];
    return rows ? [sourceFile(`${table}.csv`, csvOf(table, rows, example.defaults?.[table] ?? {}))] : [];
  });
