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

const requests =
  'received_at,kind,account_id,hours_from,until\n2026-03-05,hours,账户1,8时,2026-04-01\n2026-03-06 10:00,cease,账户99,,\n';
const accounts =
  'account_id,consumer_id,agency,due_date,time_zone\n账户1,C1,North,2026-01-01,Asia/Tokyo\n账户1,C2,South,,\n账户2,,,2026-02-01,America/Chicago;America/Denver\n';
const agents = 'agent,certified_until\nAnn,2026-12-31\nAnn,2027-12-31\nAnn,2027-12-31\n';
const payments = 'account_id,paid_at,amount\n账户1,2026-03-05,12.5\n';

async function loadedIn(engine: Engine) {
  try {
    const workspace = await Workspace.open(engine, ZONES);
    const files = [
      source('a.csv', contacts),
      source('b.csv', complaints),
      source('a.csv', contacts.replaceAll('busy', 'answered')),
      source('requests.csv', requests),
      source('accounts.csv', accounts),
      source('agents.csv', agents),
      source('payments.csv', payments)
    ];
    const { loaded } = await workspace.load(files, { zone: 'America/New_York' });
    const all = await everything(engine, workspace);
    await workspace.remove(loaded[0]!.id);
    const rest = await everything(engine, workspace);
    await workspace.remove(loaded[4]!.id);
    return { all, rest, unfilled: await everything(engine, workspace) };
  } finally {
    await engine.close();
  }
}

test('the engine of the browser and the native one hold the same after loading and removing', async () => {
  const native = await loadedIn(await createDuckDbNode());
  expect(native.all.files.map((file) => [file.rows, file.loaded + file.rejected])).toEqual([
    [400, 400],
    [3, 3],
    [400, 400],
    [2, 2],
    [3, 3],
    [3, 3],
    [1, 1]
  ]);
  expect(native.all.facts).toMatchObject({ requests: 2, accounts: 3, agents: 2, payments: 1 });
  expect(native.rest.contacts.some(({ zone }) => zone === 'Asia/Tokyo')).toBe(true);
  expect(native.unfilled.contacts.some(({ zone }) => zone === 'Asia/Tokyo')).toBe(false);
  expect(native.all.contacts.length).toBeGreaterThan(400);
  expect(native.all.issues.some(({ code }) => code === 'repeated_id')).toBe(true);
  expect(native.all.rejected.some(({ code }) => code === 'duplicate_row')).toBe(true);
  expect(await loadedIn(await createDuckDbWasmInNode())).toEqual(native);
});
