import { expect, test } from 'vitest';
import { TABLE_COLUMNS, TABLES } from '#lib/core/domain';
import { HEADERS } from './headers';
import { normalise } from './normalise';
import { recognise } from './recognise';

const tableOf = (headers: string) => {
  const { table, missing } = recognise(headers.split(','));
  return missing.length === 0 ? table : `no table, ${table} lacks ${missing.join(' and ')}`;
};

test.each(TABLES)(
  'a file with every column of %s is one, by its canonical and by its Chinese headers',
  (table) => {
    const columns = TABLE_COLUMNS[table].map(({ name }) => name);
    expect(tableOf(columns.join(','))).toBe(table);
    expect(tableOf(columns.map((column) => HEADERS[table][column]![0]).join(','))).toBe(table);
  }
);

test.each([
  ['occurred_at,channel', 'contacts'],
  ['occurred_at,channel,account_id,agent,due_date,certified_from', 'contacts'],
  ['received_at,account_id', 'complaints'],
  ['received_at,category,类型', 'complaints'],
  ['received_at,kind', 'requests'],
  ['received_at,kind,channel,address,until', 'requests'],
  ['complaint_id,received_at,kind,severity,outcome,closed_at', 'complaints'],
  ['借据号,客户编号', 'accounts'],
  ['account_id,agency', 'accounts'],
  ['account_id,due_date,agent', 'accounts'],
  ['agent,certified_until', 'agents'],
  ['坐席工号,培训日期', 'agents'],
  ['account_id,paid_at,amount', 'payments'],
  ['借据号,还款日期,还款金额', 'payments']
])('%s is a file of %s', (headers, table) => {
  expect(tableOf(headers)).toBe(table);
});

test.each([
  ['account_id', 'contacts lacks occurred_at and channel'],
  ['channel,account_id,outcome,agency', 'contacts lacks occurred_at'],
  ['occurred_at,account_id,due_date', 'contacts lacks channel'],
  ['agent,agency', 'contacts lacks occurred_at and channel'],
  ['account_id,agency,agent', 'contacts lacks occurred_at and channel'],
  ['request_id,received_at,hours_from,hours_to', 'requests lacks kind'],
  ['account_id,paid_at', 'payments lacks amount']
])('%s alone is no table', (headers, nearest) => {
  expect(tableOf(headers)).toBe(`no table, ${nearest}`);
});

test('a file is read as the table it is said to be', () => {
  expect(recognise(['account_id'], 'accounts')).toMatchObject({ table: 'accounts', missing: [] });
  expect(recognise(['received_at', 'kind'], 'complaints')).toMatchObject({ unknown: ['kind'], missing: [] });
});

test.each(TABLES)('no header of %s names two columns', (table) => {
  const columns = new Map<string, string>();
  for (const { name } of TABLE_COLUMNS[table])
    for (const header of [name, ...HEADERS[table][name]!]) {
      const known = columns.get(normalise(header));
      expect([header, known ?? name]).toEqual([header, name]);
      columns.set(normalise(header), name);
    }
});
