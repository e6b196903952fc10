import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../src/cli/commands/audit';
import { generate } from '../../src/cli/commands/generate';
import { records } from '../agreement/read/records';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(path.join(tmpdir(), 'decorum-generate-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const TABLES = ['accounts', 'agents', 'complaints', 'contacts', 'payments', 'requests'];
const filesOf = (out: string): string[] => TABLES.map((table) => path.join(out, `${table}.csv`));
const bytesOf = (out: string): string[] => filesOf(out).map((file) => readFileSync(file, 'utf8'));

async function made(name: string, ...args: string[]): Promise<string> {
  const out = path.join(folder, name);
  expect(await generate([...args, '--out', out])).toBe(0);
  return out;
}

describe.each(['cn', 'us'])('decorum generate --story %s', (story) => {
  const rulebook = { cn: 'cn-gbt-45251', us: 'us-reg-f' }[story]!;

  it('writes six tables that are read without a rejected row or a doubtful cell and hold violations', async () => {
    const out = await made(`${story}-read`, '--story', story, '--size', '5000');
    expect(readdirSync(out).sort()).toEqual(TABLES.map((table) => `${table}.csv`));
    const result = path.join(folder, `${story}-audit`);
    const zone = story === 'cn' ? ['--zone', 'Asia/Shanghai'] : [];
    expect(await audit([...filesOf(out), '--rulebook', rulebook, ...zone, '--out', result])).toBe(1);
    const { inputs, rules } = JSON.parse(readFileSync(path.join(result, 'summary.json'), 'utf8')) as {
      inputs: { file: string; rows: number; rejected: number }[];
      rules: { judged: number; violations: number; cannot_judge: number }[];
    };
    expect(inputs.map(({ file, rejected }) => [file, rejected])).toEqual(
      TABLES.map((table) => [`${table}.csv`, 0])
    );
    expect(inputs.find(({ file }) => file === 'contacts.csv')!.rows).toBe(5000);
    for (const { rows } of inputs) expect(rows).toBeGreaterThan(0);
    const violations = rules.reduce((sum, rule) => sum + rule.violations, 0);
    expect(violations).toBeGreaterThan(30);
    expect(violations).toBeLessThan(300);
  });

  it('writes the same bytes for the same seed and others for another', async () => {
    const args = ['--story', story, '--size', '500'];
    const [one, two, other] = [
      await made(`${story}-one`, ...args, '--seed', '7'),
      await made(`${story}-two`, ...args, '--seed', '7'),
      await made(`${story}-other`, ...args, '--seed', '8')
    ];
    expect(bytesOf(two)).toEqual(bytesOf(one));
    expect(bytesOf(other)).not.toEqual(bytesOf(one));
  });

  it.each([1, 7, 100])('writes exactly %i contacts, in order of time, with their own ids', async (size) => {
    const out = await made(`${story}-${size}`, '--story', story, '--size', String(size));
    const rows = records(readFileSync(path.join(out, 'contacts.csv'), 'utf8').replace('\uFEFF', ''));
    const [id, time] = story === 'cn' ? ['联络编号', '联络时间'] : ['contact_id', 'occurred_at'];
    expect(rows).toHaveLength(size);
    expect(new Set(rows.map((row) => row[id])).size).toBe(size);
    const times = rows.map((row) => row[time]!);
    expect([...times].sort()).toEqual(times);
  });

  it('refers to people, accounts, agents and contacts that are there', async () => {
    const out = await made(`${story}-whole`, '--story', story, '--size', '2000');
    const read = (table: string) =>
      records(readFileSync(path.join(out, `${table}.csv`), 'utf8').replace('\uFEFF', ''));
    const names =
      story === 'cn'
        ? { account: '账户编号', agent: '催收员', contact: '联络编号' }
        : { account: 'account_id', agent: 'agent', contact: 'contact_id' };
    const known = (table: string, column: string) => new Set(read(table).map((row) => row[column]));
    const accounts = known('accounts', names.account);
    for (const table of ['contacts', 'complaints', 'requests', 'payments'])
      for (const row of read(table)) expect(accounts).toContain(row[names.account]);
    const agents = known('agents', names.agent);
    for (const row of read('contacts')) expect(agents).toContain(row[names.agent]);
    const contacts = known('contacts', names.contact);
    for (const row of read('complaints')) expect(contacts).toContain(row[names.contact]);
  });
});

describe('decorum generate', () => {
  it.each([
    ['no place to write to', ['--size', '10'], '--out is missing'],
    ['a story of nobody', ['--story', 'fr', '--out', 'x'], '--story takes cn or us'],
    ['less than one contact', ['--size', '0', '--out', 'x'], '--size takes a whole number from 1'],
    ['a seed that is no number', ['--seed', 'one', '--out', 'x'], '--seed takes a whole number'],
    ['a file', ['contacts.csv', '--out', 'x'], 'takes options only']
  ])('refuses %s', async (_what, args, clause) => {
    await expect(generate(args)).rejects.toThrow(clause);
    expect(existsSync('x')).toBe(false);
  });

  it('says where it cannot write', async () => {
    const file = path.join(folder, 'a-file');
    writeFileSync(file, '');
    await expect(generate(['--size', '1', '--out', path.join(file, 'inside')])).rejects.toThrow('inside');
  });
});
