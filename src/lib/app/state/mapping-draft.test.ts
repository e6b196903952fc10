import { expect, test } from 'vitest';
import type { Mapping, Preview } from '#lib/core/ingest';
import { draftOf, mappingOf } from './mapping-draft';

const mapping: Mapping = {
  decorum_mapping: 1,
  name: 'bank',
  table: 'contacts',
  zone: 'consumer',
  day_month: 'dmy',
  country: 'US',
  unknown: ['NA'],
  others: 'ignore',
  columns: {
    occurred_at: { from: ['日期', '时间'], unknown: ['000000'] },
    channel: { from: '方式', values: { 外呼: 'call' } },
    account_id: '案号',
    agency: { constant: '甲' },
    time_zone: { region: '地区', phone: '号码' }
  }
};
const shown = (through: Mapping | null): Preview => ({
  name: 'a.csv',
  format: 'text',
  sheet: null,
  sheets: [],
  encoding: 'UTF-8',
  delimiter: ',',
  quote: '"',
  headerLine: 1,
  table: 'contacts',
  mapping: through,
  headers: ['日期', '时间', '方式', '案号', '地区', '号码', '别的'].map((header) => ({
    header,
    filled: 1,
    distinct: 1,
    samples: [],
    suspects: []
  })),
  readAs: ['occurred_at', 'occurred_at', 'channel', 'account_id', 'time_zone', 'time_zone', null],
  missing: [],
  columns: [],
  rows: [],
  unmapped: [],
  rowsLookedAt: 0
});

test('a mapping that is looked at and not changed stays the same', () => {
  expect(mappingOf(draftOf(shown(mapping), 'other'))).toEqual(mapping);
});

test('a header that is no longer read leaves the mapping', () => {
  const draft = draftOf(shown(mapping), '');
  draft.columns['时间'] = '';
  draft.unknown = {};
  expect(mappingOf(draft)!.columns.occurred_at).toBe('日期');
});

test('without a mapping the names of the headers are the start', () => {
  const draft = draftOf(
    { ...shown(null), readAs: [null, 'occurred_at', 'channel', null, null, null, null] },
    'log'
  );
  expect(mappingOf(draft)).toEqual({
    decorum_mapping: 1,
    name: 'log',
    table: 'contacts',
    others: 'ignore',
    columns: { occurred_at: '时间', channel: '方式' }
  });
});

test('a draft that reads nothing is no mapping', () => {
  const draft = draftOf({ ...shown(null), readAs: [] }, 'log');
  expect(mappingOf(draft)).toBeNull();
});
