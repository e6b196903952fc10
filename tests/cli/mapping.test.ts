import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { audit } from '../../src/cli/commands/audit';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(path.join(tmpdir(), 'decorum-map-'))));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string | Uint8Array): string => {
  const place = path.join(folder, name);
  writeFileSync(place, content);
  return place;
};
const arguments_ = (...more: string[]) => [
  '--rulebook',
  'cn-gbt-45251',
  '--out',
  path.join(folder, 'out'),
  ...more
];
const log = '日,时,方式,案号\n20260301,233000,外呼,007\n20260302,100000,外呼,007\n';
const mapping = {
  decorum_mapping: 1,
  name: 'dialler',
  table: 'contacts',
  zone: 'Asia/Shanghai',
  columns: {
    occurred_at: { from: ['日', '时'] },
    channel: { from: '方式', values: { 外呼: 'call' } },
    account_id: '案号',
    time_zone: { constant: 'Asia/Shanghai' }
  }
};

it('a packed dialler export is audited through a saved mapping', async () => {
  const map = file('dialler.json', JSON.stringify(mapping));
  await audit([file('log.csv.gz', gzipSync(log)), '--map', map, '--verdicts', ...arguments_()]);
  const summary = JSON.parse(readFileSync(path.join(folder, 'out/summary.json'), 'utf8')) as {
    inputs: { file: string; rows: number; loaded: number; rejected: number }[];
  };
  expect(summary.inputs).toMatchObject([{ file: 'log.csv.gz', rows: 2, loaded: 2, rejected: 0 }]);
  expect(readFileSync(path.join(folder, 'out/verdicts.csv'), 'utf8')).toContain('log.csv.gz:1');
});

it('a mapping with a mistake says where it is', async () => {
  const wrong = file('wrong.json', JSON.stringify({ ...mapping, columns: { occured_at: '日' } }));
  await expect(audit([file('log.csv', log), '--map', wrong, ...arguments_()])).rejects.toThrow(
    'columns.occured_at: contacts has no column occured_at'
  );
});
