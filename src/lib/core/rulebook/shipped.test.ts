import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RULE_KINDS } from '#lib/core/rules';
import { parseRulebook, segmentsOf, toYaml, type Rulebook } from '.';

const folder = new URL('../../../../static/rulebooks/', import.meta.url);
const { zones, links } = JSON.parse(readFileSync(new URL('../zones.json', folder), 'utf8'));
const ids = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const options = {
  kinds: RULE_KINDS.values(),
  zoneExists: (zone: string) => Object.hasOwn(zones, zone) || Object.hasOwn(links, zone),
  calendarExists: () => true
};
const read = (text: string): Rulebook => {
  const { rulebook, issues } = parseRulebook(text, { ...options, kinds: RULE_KINDS.values() });
  expect(issues).toEqual([]);
  return rulebook!;
};

describe.each(ids.map(({ name }) => name))('the rulebook %s that comes with the program', (id) => {
  const text = readFileSync(new URL(`${id}/rulebook.yaml`, folder), 'utf8');

  it('is read without a mistake and is called after its folder', () => {
    expect(read(text).id).toBe(id);
  });

  it('has values in force for every rule', () => {
    for (const rule of read(text).rules)
      expect(segmentsOf(rule, RULE_KINDS.get(rule.kind)!).length).toBeGreaterThan(0);
  });

  it('is the same rulebook after it was written and read back, and as JSON', () => {
    const rulebook = read(text);
    expect(read(toYaml(rulebook))).toEqual({ ...rulebook, extends: null });
    expect(JSON.parse(JSON.stringify(rulebook))).toEqual(rulebook);
  });
});
