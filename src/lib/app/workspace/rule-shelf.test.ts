import { describe, expect, it } from 'vitest';
import { RuleShelf } from './rule-shelf';

const TEXT = `
id: test-book
title: { en: Test, zh: 测试 }
jurisdiction: test
version: "1"
rules:
  - id: two-a-day
    kind: frequency-cap
    title: { en: Two a day, zh: 每日两次 }
    citation: { instrument: Test, article: "1" }
    strength: policy
    severity: minor
    params: { per: [consumer], max: 2, window: { rolling_days: 7 } }
`;

function shelf(): RuleShelf {
  const made = new RuleShelf();
  made.add(
    TEXT,
    () => true,
    () => false
  );
  return made;
}

describe('the shelf of rulebooks', () => {
  it('hands out only active rulebooks', () => {
    const books = shelf();
    expect(books.active()).toEqual([]);
    books.activate(['test-book']);
    expect(books.active().map(({ id }) => id)).toEqual(['test-book']);
  });

  it('puts a changed limit into the rulebook and leaves the shipped one as it was', () => {
    const books = shelf();
    books.activate(['test-book']);
    books.change('test-book', {
      'two-a-day': { enabled: false, values: { max: 5, 'window.rolling_days': 3 } }
    });
    const rule = books.active()[0]!.rules[0]!;
    expect([rule.enabled, rule.params.max, rule.params.window]).toEqual([false, 5, { rolling_days: 3 }]);
    expect(books.all()[0]!.rulebook.rules[0]!.params.max).toBe(2);
  });

  it('ignores a change of a value that the rule does not have', () => {
    const books = shelf();
    books.activate(['test-book']);
    books.change('test-book', {
      'two-a-day': { values: { '__proto__.polluted': 1, 'window.calendar': 'day' } }
    });
    expect(books.active()[0]!.rules[0]!.params.window).toEqual({ rolling_days: 7 });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('puts a zone into the rulebook, takes one away, and leaves out one that does not exist', () => {
    const books = new RuleShelf();
    books.add(
      TEXT.replace('version:', 'time_zone: UTC\nversion:'),
      (zone) => zone !== 'Mars/Olympus',
      () => false
    );
    books.activate(['test-book']);
    books.change('test-book', {}, { consumerTimeZone: 'Asia/Shanghai', timeZone: null });
    expect(books.active()[0]).toMatchObject({ consumerTimeZone: 'Asia/Shanghai', timeZone: null });
    books.change('test-book', {}, { consumerTimeZone: 'Mars/Olympus' });
    expect(books.active()[0]).toMatchObject({ consumerTimeZone: null, timeZone: 'UTC' });
  });

  it('refuses a shipped rulebook with a mistake', () => {
    expect(() =>
      shelf().add(
        'id: broken',
        () => true,
        () => false
      )
    ).toThrow('is broken');
  });

  it('writes a changed rulebook as YAML that reads back as the one in use', () => {
    const books = shelf();
    books.activate(['test-book']);
    books.change(
      'test-book',
      { 'two-a-day': { enabled: false, values: { max: 5 } } },
      { consumerTimeZone: 'Asia/Shanghai' }
    );
    const text = books.textOf('test-book')!;
    const again = new RuleShelf();
    again.add(
      text,
      () => true,
      () => false
    );
    again.activate(['test-book']);
    expect(again.active()).toEqual(books.active());
    expect(again.active()[0]!.rules[0]).toMatchObject({ enabled: false, params: { max: 5 } });
    expect(books.textOf('another')).toBeNull();
  });
});
