import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { audit } from '../../src/cli/commands/audit';
import { records } from '../agreement/read/records';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(path.join(tmpdir(), 'decorum-calendars-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string): string => {
  const target = path.join(folder, name);
  writeFileSync(target, text);
  return target;
};

const rulebook = (base: string) => `id: days
rules:
  - id: hours
    kind: contact-hours
    params:
      allowed: { thu: [["08:00", "21:00"]], fri: [["08:00", "21:00"]] }
      basis: Asia/Shanghai
      holidays: { calendar: days, rule: none }
calendars: { days: { base: ${base} } }
`;

it('the calendars that come with the program are there on the command line', async () => {
  const contacts = file(
    'contacts.csv',
    'contact_id,channel,occurred_at\nholiday,call,2026-10-01T12:00:00+08:00\nnext,call,2026-10-09T12:00:00+08:00\n'
  );
  const out = path.join(folder, 'out');
  expect(await audit([contacts, '--rulebook', file('cn.yaml', rulebook('cn-mainland')), '--out', out])).toBe(
    1
  );
  const found = records(readFileSync(path.join(out, 'findings.csv'), 'utf8'));
  expect(found.map((row) => row.contact_id)).toEqual(['holiday']);
  await expect(
    audit([contacts, '--rulebook', file('no.yaml', rulebook('cn-moon')), '--out', path.join(folder, 'none')])
  ).rejects.toThrow(/no\.yaml:9:\d+: There is no calendar called “cn-moon”/);
});
