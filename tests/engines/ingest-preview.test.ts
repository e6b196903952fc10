import { expect, test } from 'vitest';
import { preview, type Mapping } from '#lib/core/ingest';
import { csv, source, ZONES } from './support/ingest';

const log = csv(
  '日;时;方式;号码;结果',
  ...Array.from(
    { length: 40 },
    (_, i) => `20260301;${i % 2 === 0 ? '000000' : `1${i % 10}3000`};外呼;138${10_000_000 + i};R${i % 3}`
  )
);
const mapping: Mapping = {
  decorum_mapping: 1,
  name: 'x',
  table: 'contacts',
  columns: {
    occurred_at: { from: ['日', '时'], unknown: ['000000'] },
    channel: { from: '方式', values: { 外呼: 'call' } },
    outcome: { from: '结果', values: { R0: 'answered' } }
  }
};

test('the first rows are shown as they will be read', async () => {
  const shown = await preview(source('a.csv', log), { mapping }, ZONES);
  expect(shown).toMatchObject({ delimiter: ';', encoding: 'UTF-8', rowsLookedAt: 40, missing: [] });
  expect(shown.columns).toEqual(['occurred_at', 'channel', 'outcome', 'address']);
  expect(shown.rows[0]).toEqual({
    line: 2,
    cells: [
      { text: '2026-03-01', code: null },
      { text: 'call', code: null },
      { text: 'answered', code: null },
      { text: '13810000000', code: null }
    ]
  });
  expect(shown.rows[1]!.cells[0]).toEqual({ text: '2026-03-01 11:30:00', code: null });
  expect(shown.rows[1]!.cells[2]).toEqual({ text: 'R1', code: 'unknown_word' });
});

test('words that are not understood are counted', async () => {
  const { unmapped } = await preview(source('a.csv', log), { mapping }, ZONES);
  expect(unmapped).toEqual([
    { column: 'outcome', value: 'R1', count: 13 },
    { column: 'outcome', value: 'R2', count: 13 }
  ]);
});

test('what looks like a placeholder and is frequent is suspected', async () => {
  const { headers } = await preview(source('a.csv', log), {}, ZONES);
  expect(headers.map(({ suspects }) => suspects)).toEqual([[], [{ value: '000000', count: 20 }], [], [], []]);
});

test('a file that nothing is known of is split at its delimiter and shown', async () => {
  const shown = await preview(source('b.txt', csv('alpha|beta|gamma', '1|2|3')), {}, ZONES);
  expect(shown.headers.map(({ header, samples }) => [header, samples])).toEqual([
    ['alpha', ['1']],
    ['beta', ['2']],
    ['gamma', ['3']]
  ]);
  expect(shown.missing).not.toEqual([]);
});

test('a file that cannot be opened is refused with its reason', async () => {
  await expect(preview(source('c.zip', 'PK\u0003\u0004'), {}, ZONES)).rejects.toMatchObject({
    issue: { code: 'broken_archive' }
  });
});
