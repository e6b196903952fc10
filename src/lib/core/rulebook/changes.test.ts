import { expect, it } from 'vitest';
import { RULE_KINDS } from '#lib/core/rules';
import { diffRulebooks, parseRulebook, toYaml, withOverrides } from '.';

const options = { zoneExists: () => true, calendarExists: () => true };
const read = (text: string) => parseRulebook(text, { kinds: RULE_KINDS.values(), ...options }).rulebook!;
const house = read(`
id: house
title: { en: House, zh: 机构 }
jurisdiction: house
version: "1"
calendars: { cn: { base: cn, off: [2026-02-17] } }
rules:
  - id: cap
    kind: frequency-cap
    title: { en: Cap, zh: 上限 }
    params: { per: [consumer], max: 3, window: { calendar: day }, channels: [call] }
`);

it('changed numbers and switches are listed with what they were', () => {
  const { rulebook, changes } = withOverrides(house, {
    cap: { enabled: false, params: { max: 2, channels: null, per: ['consumer'] } },
    gone: { enabled: false }
  });
  expect(changes).toEqual([
    { ruleId: 'cap', path: 'enabled', from: true, to: false },
    { ruleId: 'cap', path: 'params.max', from: 3, to: 2 },
    { ruleId: 'cap', path: 'params.channels', from: ['call'], to: null }
  ]);
  expect(rulebook.rules[0]).toMatchObject({ enabled: false, params: { max: 2 } });
  expect(rulebook.rules[0]!.params).not.toHaveProperty('channels');
  expect(house.rules[0]!.params.max).toBe(3);
});

it('nothing changed is no change', () => {
  expect(withOverrides(house, {})).toEqual({ rulebook: house, changes: [] });
  expect(withOverrides(house, { cap: { enabled: true, params: { max: 3 } } }).changes).toEqual([]);
  expect(diffRulebooks(house, read(toYaml(house)))).toEqual([]);
});

it('two rulebooks differ in the words of their text, in head, rules and whole rules', () => {
  const other = structuredClone(house);
  other.version = '2';
  other.rules[0]!.params.window = { calendar: 'week' };
  other.rules[0]!.enabled = false;
  other.rules.push({ ...house.rules[0]!, id: 'more' });
  expect(diffRulebooks(house, other).map(({ ruleId, path }) => `${ruleId} ${path}`)).toEqual([
    ' version',
    'cap enabled',
    'cap params.window.calendar',
    'more '
  ]);
});

it('a rulebook written out reads back as the same, calendars too', () => {
  expect(read(toYaml(house))).toEqual(house);
});
