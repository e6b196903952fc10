import { describe, expect, it } from 'vitest';
import { inUse, numbersOf, valueAt, withoutRule, withSwitch, withValues, withZone } from './overrides';

const RULE = {
  id: 'seven-in-seven',
  enabled: true,
  params: { max: 7, per: ['account'], window: { rolling_days: 7 } }
};
const DATED = {
  id: 'cap',
  enabled: true,
  params: {
    max: [
      { from: '2025-01-01', value: 5 },
      { from: '2026-01-01', value: 3 }
    ]
  }
};

describe('changes to rules', () => {
  it('find every number of a rule, dated ones too', () => {
    expect(numbersOf(RULE.params)).toEqual([
      { path: 'max', value: 7 },
      { path: 'window.rolling_days', value: 7 }
    ]);
    expect(numbersOf(DATED.params).map(({ path }) => path)).toEqual(['max.0.value', 'max.1.value']);
    expect(valueAt(DATED.params, 'max.1.value')).toBe(3);
  });

  it('use the changed limit and leave the shipped one beside it', () => {
    const changed = withValues({}, RULE, { max: 5 });
    expect(inUse(changed, RULE, 'max')).toBe(5);
    expect(inUse(changed, RULE, 'window.rolling_days')).toBe(7);
    expect(valueAt(RULE.params, 'max')).toBe(7);
  });

  it('are gone when the limit is set back by hand', () => {
    const changed = withValues({}, RULE, { max: 5 });
    expect(withValues(changed, RULE, { max: 7 })).toEqual({});
  });

  it('keep a switch when a value is set back', () => {
    const changed = withSwitch(withValues({}, RULE, { max: 5 }), RULE, false);
    expect(withValues(changed, RULE, { max: 7 })).toEqual({ 'seven-in-seven': { enabled: false } });
    expect(withSwitch(changed, RULE, true)).toEqual({ 'seven-in-seven': { values: { max: 5 } } });
  });

  it('of one rule are reset without touching another', () => {
    const both = withSwitch(withValues({}, RULE, { max: 5 }), DATED, false);
    expect(withoutRule(both, 'seven-in-seven')).toEqual({ cap: { enabled: false } });
  });

  it('do not fall for a path that means something to the language', () => {
    expect(valueAt(RULE.params, '__proto__.toString')).toBeUndefined();
  });
});

describe('zones set in place of those of a rulebook', () => {
  const book = { timeZone: 'UTC', consumerTimeZone: null, zones: {} };
  it('are kept, taken away by none, and no change where they equal the shipped ones', () => {
    const set = withZone(book, 'consumerTimeZone', 'Asia/Shanghai');
    expect(set).toEqual({ consumerTimeZone: 'Asia/Shanghai' });
    expect(withZone({ ...book, zones: set }, 'consumerTimeZone', null)).toEqual({});
    expect(withZone(book, 'timeZone', null)).toEqual({ timeZone: null });
    expect(withZone(book, 'timeZone', 'UTC')).toEqual({});
  });
});
