import fc from 'fast-check';
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#lib/core/engine';
import { Workspace } from '#lib/core/ingest';
import { sql } from '#lib/core/sql';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { everything, source, ZONES } from './support/ingest';

let engine: Engine;
beforeAll(async () => void (engine = await createDuckDbNode({ threads: 1 })));
afterAll(() => engine.close());

const HEADER = ['contact_id', 'occurred_at', 'channel', 'account_id', 'outcome', 'notes'];
const row = fc.tuple(
  fc.constantFrom('', 'K1', 'K2', 'K1#2', '编号,1', ' "x" '),
  fc.constantFrom('2026-03-08T07:00:00Z', '2026-03-08 15:00:00', '2026-03-08', '1772953200', 'soon', ''),
  fc.constantFrom('call', '电话', 'SMS', 'fax', ''),
  fc.constantFrom('', 'A1', 'A2'),
  fc.constantFrom('', 'busy', '忙音', 'odd'),
  fc.constantFrom('', 'a', 'two\nlines', 'quote " here', '😀')
);
const rows = fc.array(row, { maxLength: 12 });
const ACCOUNTS =
  'account_id,consumer_id,agency,due_date,time_zone\nA1,C1,North,2026-01-01,America/Denver\nA1,C2,,,\nA2,,South,,\n';
const encode = (text: string) => new TextEncoder().encode(text);

test('rows in the file are rows loaded and rows rejected, whatever is cut off or garbled', async () => {
  const damage = fc.array(fc.tuple(fc.nat(2000), fc.constantFrom(...encode('",\n\r;\t'), 0x80, 0xff)), {
    maxLength: 4
  });
  await fc.assert(
    fc.asyncProperty(
      rows,
      fc.nat(1000),
      damage,
      fc.constantFrom(1, 5, 4096),
      async (table, cut, changes, chunk) => {
        const bytes = encode(Papa.unparse([HEADER, ...table])).slice(0, 45 + cut);
        for (const [at, byte] of changes)
          if (bytes.length > 60) bytes[45 + (at % (bytes.length - 45))] = byte;
        const workspace = await Workspace.open(engine, ZONES);
        const { loaded, refused } = await workspace.load([source('a.csv', bytes, chunk)], {
          zone: 'Asia/Shanghai',
          dayMonth: 'dmy'
        });
        expect(loaded.length + refused.length).toBe(1);
        const [stored] = await engine.query(
          sql`select count(*)::INTEGER as n, count(distinct contact_id)::INTEGER as ids from contact`
        );
        for (const file of loaded) {
          expect(file.loaded + file.rejected).toBe(file.rows);
          expect(stored).toEqual({ n: file.loaded, ids: file.loaded });
          expect(await workspace.rejectedRows(file.id, 0, 1000)).toHaveLength(file.rejected);
          expect(await workspace.dataIssues(file.id, 0, 1000)).toHaveLength(file.issues);
        }
      }
    ),
    { seed: 3, numRuns: 60 }
  );
});

test('a file that was loaded and removed leaves no trace', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(rows, { minLength: 2, maxLength: 3 }),
      fc.nat(3),
      fc.nat(2),
      async (tables, out, at) => {
        const files = tables.map((table, index) =>
          source(index === 1 ? 'b.csv' : 'a.csv', Papa.unparse([HEADER, ...table]))
        );
        files.splice(at, 0, source('accounts.csv', ACCOUNTS));
        const gone = out % files.length;
        const options = { zone: 'Asia/Shanghai' };
        const never = await Workspace.open(engine, ZONES);
        await never.load(
          files.filter((_, index) => index !== gone),
          options
        );
        const expected = await everything(engine, never);
        const workspace = await Workspace.open(engine, ZONES);
        const { loaded } = await workspace.load(files, options);
        await workspace.remove(loaded[gone]!.id);
        expect(await everything(engine, workspace)).toEqual(expected);
      }
    ),
    { seed: 5, numRuns: 20 }
  );
});

test('duplicates, ids and order agree with reading row by row', async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (table) => {
      const workspace = await Workspace.open(engine, ZONES);
      await workspace.load([source('a.csv', Papa.unparse([HEADER, ...table]))], { zone: 'Asia/Shanghai' });
      const found = await engine.query(sql`select record, contact_id from contact order by record`);
      expect(found).toEqual(rowByRow(table));
    }),
    { seed: 9, numRuns: 60 }
  );
});

/** The same, by the words of the contract: one row after another. */
function rowByRow(table: string[][]): { record: number; contact_id: string }[] {
  const times: Record<string, string> = {
    '2026-03-08T07:00:00Z': 't',
    '2026-03-08 15:00:00': 't',
    '1772953200': 't',
    '2026-03-08': 'd'
  };
  const channels: Record<string, string> = { call: 'call', 电话: 'call', SMS: 'sms' };
  const outcomes: Record<string, string> = { busy: 'busy', 忙音: 'busy' };
  const read = table
    .map(([id, at, channel, account, outcome, notes], index) => ({
      record: index + 1,
      id: id!.trim() || `a.csv:${index + 1}`,
      key: JSON.stringify([
        id!.trim(),
        times[at!],
        channels[channel!],
        account,
        outcomes[outcome!],
        notes!.trim()
      ]),
      isReadable: times[at!] !== undefined && channels[channel!] !== undefined
    }))
    .filter(({ isReadable }) => isReadable);
  const fresh = read.filter(({ key }, index) => read.findIndex((other) => other.key === key) === index);
  const taken = new Set(read.map(({ id }) => id));
  const met = new Set<string>();
  return fresh.map(({ record, id }) => {
    let free = id;
    for (let number = 2; met.has(id) && taken.has(free); number++) free = `${id}#${number}`;
    met.add(id);
    taken.add(free);
    return { record, contact_id: free };
  });
}
