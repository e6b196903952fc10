import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkRulebook } from '../../src/cli/commands/check-rulebook';
import { shippedRulebooks } from '../../src/cli/program';
import { printed } from './support/printed';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(path.join(tmpdir(), 'decorum-check-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string | Uint8Array): string => {
  const to = path.join(folder, name);
  writeFileSync(to, content);
  return to;
};
const RULE = `title: { en: Mine, zh: 我的 }
jurisdiction: X
version: "1"
rules:
  - id: cap
    kind: frequency-cap
    title: { en: Cap, zh: 上限 }
    citation: { instrument: House, article: "1" }
    strength: policy
    severity: minor
    params: { per: [consumer], max: 3, window: { calendar: day } }
`;

describe('decorum check-rulebook', () => {
  it.each(shippedRulebooks())('has nothing to say about %s, which comes with the program', async (id) => {
    const { code, text } = await printed(checkRulebook, [id]);
    expect(text).toMatch(/rulebook\.yaml: no mistakes\n$/);
    expect(code).toBe(0);
  });

  it('lists every mistake of every file with its place, and what was probably meant', async () => {
    const [one, two] = [
      file('one.yaml', `id: one\n${RULE.replace('max: 3', 'maxx: 3').replace('[consumer]', '[costumer]')}`),
      file('two.yaml', `id: two\n${RULE.replace('frequency-cap', 'frequency-cab')}`)
    ];
    const { code, text } = await printed(checkRulebook, [one, two]);
    expect(code).toBe(2);
    expect(text.split('\n')).toEqual([
      `${one}:12:13: error: “max” is missing.`,
      expect.stringMatching(
        /one\.yaml:12:21: error: “costumer” is not one of: .* Did you mean “consumer”\?$/
      ),
      expect.stringMatching(/one\.yaml:12:32: error: “maxx” is not known here\. .* Did you mean “max”\?$/),
      expect.stringMatching(/two\.yaml:7:11: error: There is no kind .* Did you mean “frequency-cap”\?$/),
      ''
    ]);
  });

  it('says in Chinese what it says in English', async () => {
    const wrong = file('zh.yaml', `id: zh\n${RULE.replace('max: 3', 'max: three')}`);
    const { text } = await printed(checkRulebook, [wrong, '--lang', 'zh']);
    expect(text).toBe(`${wrong}:12:37: 错误: “max”应为数值，而不是 three。\n`);
  });

  it('passes a rulebook that only leaves out what a report would miss, with warnings', async () => {
    const bare = file('bare.yaml', `id: bare\n${RULE.replace('jurisdiction: X\n', '')}`);
    const { code, text } = await printed(checkRulebook, [bare]);
    expect(text).toMatch(/bare\.yaml:1:1: warning: “jurisdiction” is missing\./);
    expect(code).toBe(0);
  });

  it('takes a rulebook that extends one that comes with the program', async () => {
    const own = file('own.yaml', 'id: own\ntitle: { en: O, zh: O }\nextends: us-reg-f\nrules: []\n');
    expect((await printed(checkRulebook, [own])).code).toBe(0);
  });

  it('says at which character a file stops being UTF-8', async () => {
    const text = new TextEncoder().encode('id: a\n# 催');
    const { code, text: said } = await printed(checkRulebook, [file('gb.yaml', text.slice(0, -1))]);
    expect(said).toContain(':2:3: error: ');
    expect(code).toBe(2);
  });

  it.each([
    ['a file that is not there', ['nowhere.yaml'], 'there is no such file'],
    ['an id of nobody', ['no-such-book'], 'there is no rulebook'],
    ['nothing', [], 'no rulebook'],
    ['an option it has not', ['us-reg-f', '--out', 'x'], '--out']
  ])('refuses %s', async (_what, args, clause) => {
    await expect(checkRulebook(args)).rejects.toThrow(clause);
  });
});
