import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { RULE_KINDS } from '#lib/core/rules';
import { fitsSchema } from './schema-check.fixture';

const folder = new URL('../../../../static/rulebooks/', import.meta.url);
const schema = JSON.parse(readFileSync(new URL('rulebook.schema.json', folder), 'utf8'));
const ids = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const textOf = (id: string): string => readFileSync(new URL(`${id}/rulebook.yaml`, folder), 'utf8');

describe('the schema that editors use', () => {
  it.each(ids.map(({ name }) => name))('accepts %s, which comes with the program', (id) => {
    expect(fitsSchema(schema, parse(textOf(id)))).toBe(true);
  });

  it.each([
    ['a key that is not known', (rule: Record<string, unknown>) => (rule.severety = 'minor')],
    ['a parameter that is not known', (rule) => ((rule.params as Record<string, unknown>).maxx = 3)],
    ['a kind that is not known', (rule) => (rule.kind = 'frequency')],
    ['a word for a number', (rule) => (rule.params = { ...(rule.params as object), max: 'many' })],
    ['a rule without parameters', (rule) => delete rule.params],
    ['a burst that claims to be law', (rule) => Object.assign(rule, BURST, { strength: 'mandatory' })]
  ] as [string, (rule: Record<string, unknown>) => unknown][])('refuses %s', (_, spoil) => {
    const rulebook = { id: 'x', rules: [structuredClone(CAP)] };
    expect(fitsSchema(schema, rulebook)).toBe(true);
    spoil(rulebook.rules[0]!);
    expect(fitsSchema(schema, rulebook)).toBe(false);
  });

  it.each([...RULE_KINDS.keys()])('says of every parameter of %s what it means', (kind) => {
    const { properties } = schema.$defs[kind] as { properties: Record<string, { description?: string }> };
    for (const [name, { description }] of Object.entries(properties))
      expect(description, name).toMatch(/^.{10,200}\.$|\{\}: never\.$/);
  });
});

const CAP: Record<string, unknown> = {
  id: 'r',
  kind: 'frequency-cap',
  params: { per: ['account'], max: 7, window: { rolling_days: 7 } }
};
const BURST = { kind: 'burst', params: { per: ['account'], max: 3, within: { minutes: 30 } } };
