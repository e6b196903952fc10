import { expect, test } from 'vitest';
import type { Engine } from '#lib/core/engine';
import { Workspace } from '#lib/core/ingest';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { createDuckDbWasmInNode } from './support/duckdb-wasm-in-node';
import { everything, source, ZONES } from './support/ingest';

const rows = Array.from({ length: 400 }, (_, index) => {
  const minute = String((index * 37) % 60).padStart(2, '0');
  return `K${index % 300},2026-03-0${1 + (index % 8)} 0${index % 7}:${minute},${index % 3 ? '电话' : 'visit'},账户${index % 40},${index % 5 ? '' : 'America/Denver'},${index % 11 ? 'busy' : 'odd'}`;
});
const contacts = ['contact_id,occurred_at,channel,account_id,time_zone,outcome', ...rows].join('\n');
const complaints =
  'received_at,account_id,category\n2026-03-05,账户1,骚扰\n2026-03-05,账户1,骚扰\n2026-03-06 10:00,账户99,隐私\n';

async function loadedIn(engine: Engine) {
  try {
    const workspace = await Workspace.open(engine, ZONES);
    const files = [
      source('a.csv', contacts),
      source('b.csv', complaints),
      source('a.csv', contacts.replaceAll('busy', 'answered'))
    ];
    const { loaded } = await workspace.load(files, { zone: 'America/New_York' });
    const all = await everything(engine, workspace);
    await workspace.remove(loaded[0]!.id);
    return { all, rest: await everything(engine, workspace) };
  } finally {
    await engine.close();
  }
}

test('the engine of the browser and the native one hold the same after loading and removing', async () => {
  const native = await loadedIn(await createDuckDbNode());
  expect(native.all.files.map((file) => [file.rows, file.loaded + file.rejected])).toEqual([
    [400, 400],
    [3, 3],
    [400, 400]
  ]);
  expect(native.all.contacts.length).toBeGreaterThan(400);
  expect(native.all.issues.some(({ code }) => code === 'repeated_id')).toBe(true);
  expect(native.all.rejected.some(({ code }) => code === 'duplicate_row')).toBe(true);
  expect(await loadedIn(await createDuckDbWasmInNode())).toEqual(native);
});
