import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../src/cli/commands/audit';
import { records } from '../agreement/read/records';
import { projectFile, readProject } from '../support/files';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(path.join(tmpdir(), 'decorum-cli-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const sample = (name: string): string => projectFile(`sample-data/${name}`);
const read = (out: string, name: string): string => readFileSync(path.join(out, name), 'utf8');
const us = [
  sample('us/contacts.csv'),
  sample('us/complaints.csv'),
  '--rulebook',
  'us-reg-f',
  '--rulebook',
  'house-policy'
];

describe('decorum audit', () => {
  it('finds the planted violations and says so by its exit code', async () => {
    const out = path.join(folder, 'us');
    expect(await audit([...us, '--out', out])).toBe(1);
    const found = records(read(out, 'findings.csv')).map(
      (row) => `${row.rulebook_id}/${row.rule_id}/${row.contact_id || row.group}`
    );
    const { violations } = JSON.parse(readProject('sample-data/us/planted.json')) as {
      violations: { rulebook: string; rule: string; contact_id?: string; group?: string }[];
    };
    const planted = violations.map(
      ({ rulebook, rule, contact_id, group }) => `${rulebook}/${rule}/${contact_id ?? group}`
    );
    expect(found.sort()).toEqual(planted.sort());
  });

  it('writes the same bytes for the same input', async () => {
    const [one, two] = [path.join(folder, 'one'), path.join(folder, 'two')];
    await audit([...us, '--verdicts', '--out', one]);
    await audit([...us, '--verdicts', '--out', two]);
    for (const name of ['findings.csv', 'verdicts.csv', 'rejected.csv', 'summary.json'])
      expect(read(two, name)).toBe(read(one, name));
  });

  it('accounts for every row of every file and every verdict of every rule', async () => {
    const out = path.join(folder, 'account');
    await audit([...us, '--verdicts', '--out', out]);
    const summary = JSON.parse(read(out, 'summary.json')) as {
      inputs: { rows: number; loaded: number; rejected: number }[];
      rules: {
        rulebook_id: string;
        rule_id: string;
        applicable: number;
        judged: number;
        violations: number;
        cannot_judge: number;
      }[];
    };
    for (const { rows, loaded, rejected } of summary.inputs) expect(rows).toBe(loaded + rejected);
    const verdicts = records(read(out, 'verdicts.csv'));
    for (const rule of summary.rules) {
      const own = verdicts.filter(
        (row) => row.rulebook_id === rule.rulebook_id && row.rule_id === rule.rule_id
      );
      const count = (verdict: string): number => own.filter((row) => row.verdict === verdict).length;
      expect({ ...rule, applicable: own.length }).toEqual(rule);
      expect([count('violation'), count('cannot-judge')]).toEqual([rule.violations, rule.cannot_judge]);
    }
  });

  it('shows the findings of a period without changing a verdict', async () => {
    const [all, march] = [path.join(folder, 'all'), path.join(folder, 'march')];
    await audit([...us, '--out', all]);
    await audit([...us, '--from', '2026-03-01', '--to', '2026-03-31', '--out', march]);
    const rows = (out: string) => records(read(out, 'findings.csv')).filter((row) => row.contact_id !== '');
    const inMarch = rows(all).filter((row) => row.local_time!.startsWith('2026-03'));
    expect(rows(march)).toEqual(inMarch);
    expect(inMarch.length).toBeGreaterThan(100);
  });

  it('returns 0 for a log without violations', async () => {
    const file = path.join(folder, 'quiet.csv');
    writeFileSync(file, 'occurred_at,channel,time_zone\n2026-03-02T15:00:00Z,call,America/New_York\n');
    expect(await audit([file, '--rulebook', 'us-reg-f', '--out', path.join(folder, 'quiet')])).toBe(0);
  });

  it.each([
    ['a file that is not there', ['nowhere.csv', '--rulebook', 'us-reg-f'], 'there is no such file'],
    [
      'times without a zone',
      [sample('awkward/naive-no-zone.csv'), '--rulebook', 'us-reg-f'],
      '--zone with a name'
    ],
    [
      'a column that is missing',
      [sample('awkward/missing-required.csv'), '--rulebook', 'us-reg-f'],
      'no column for channel'
    ],
    ['a picture', [sample('awkward/not-a-table.csv'), '--rulebook', 'us-reg-f'], 'is a picture'],
    [
      'an unknown rulebook',
      [sample('us/contacts.csv'), '--rulebook', 'no-such-book'],
      'there is no rulebook'
    ],
    [
      'an unknown zone',
      [sample('us/contacts.csv'), '--rulebook', 'us-reg-f', '--zone', 'Mars/Base'],
      'there is no zone'
    ],
    [
      'a date that is none',
      [sample('us/contacts.csv'), '--rulebook', 'us-reg-f', '--from', '2026-02-30'],
      '--from takes a date'
    ],
    ['an option that is none', ['--frobnicate'], 'frobnicate'],
    ['no rulebook', [sample('us/contacts.csv')], 'at least one --rulebook']
  ])('refuses %s in one line and writes nothing', async (_what, args, clause) => {
    const out = path.join(folder, 'refused');
    const refusal = await audit([...args, '--out', out]).catch((error: Error) => error.message);
    expect(refusal).toContain(clause);
    expect(String(refusal)).not.toContain('\n');
    expect(existsSync(out)).toBe(false);
  });

  it('takes every table, recognised or as the option says', async () => {
    const file = (name: string, ...lines: string[]) => {
      const to = path.join(folder, name);
      writeFileSync(to, `${lines.join('\n')}\n`);
      return to;
    };
    const out = path.join(folder, 'tables');
    await audit([
      file('log.csv', 'occurred_at,channel,account_id', '2026-03-01T03:00:00Z,call,A1'),
      '--accounts',
      file('ids.csv', 'account_id', 'A1'),
      file('accounts.csv', 'account_id,time_zone', 'A1,America/Denver'),
      file('requests.csv', 'received_at,kind,account_id', '2026-02-01T03:00:00Z,cease,A1'),
      file('payments.csv', 'account_id,paid_at,amount', 'A1,2026-03-01,5'),
      '--agents',
      file('staff.csv', 'agent,agency', 'Ann,North', 'Ann,North'),
      '--rulebook',
      'us-reg-f',
      '--out',
      out
    ]);
    const { inputs } = JSON.parse(read(out, 'summary.json')) as {
      inputs: { file: string; loaded: number; rejected: number }[];
    };
    expect(inputs.map((input) => [input.file, input.loaded, input.rejected])).toEqual([
      ['log.csv', 1, 0],
      ['ids.csv', 1, 0],
      ['accounts.csv', 1, 0],
      ['requests.csv', 1, 0],
      ['payments.csv', 1, 0],
      ['staff.csv', 1, 1]
    ]);
  });

  it('says where a rulebook of the user has a mistake', async () => {
    const file = path.join(folder, 'mine.yaml');
    writeFileSync(
      file,
      'id: mine\ntitle: { en: Mine, zh: 我的 }\nrules:\n  - id: a\n    kind: frequencycap\n    params: {}\n'
    );
    const refused = audit([
      sample('us/contacts.csv'),
      '--rulebook',
      file,
      '--out',
      path.join(folder, 'mine')
    ]);
    await expect(refused).rejects.toThrow(`${file}:5:`);
  });
});
