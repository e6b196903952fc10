import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RULE_KINDS } from '#lib/core/rules';
import { dayOf, parseRulebook, type Rulebook } from '.';

const sentences = (locale: string): object =>
  JSON.parse(readFileSync(new URL(`../i18n/messages/${locale}/rulebook.json`, import.meta.url), 'utf8'));
const [english, chinese] = [sentences('en'), sentences('zh')];

const read = (text: string, lookup?: (id: string) => Rulebook | null) =>
  parseRulebook(text, {
    kinds: RULE_KINDS.values(),
    zoneExists: (zone) => ['Asia/Shanghai', 'America/New_York'].includes(zone),
    calendarExists: (id) => id === 'cn',
    lookup
  });

/** `line:column code` of every error, each of which has a sentence in both languages. */
function mistakes(text: string): string[] {
  const { rulebook, issues } = read(text);
  const errors = issues.filter(({ severity }) => severity === 'error');
  expect(rulebook === null).toBe(errors.length > 0);
  for (const { code } of issues) {
    expect(english).toHaveProperty(code);
    expect(chinese).toHaveProperty(code);
  }
  return errors.map(({ line, column, code }) => `${line}:${column} ${code.replace('rulebook_issue_', '')}`);
}

const HEAD = `id: house
title: { en: House, zh: 机构 }
jurisdiction: house
version: "1"
rules:
`;
/** A rule that begins on line 6 of the text; its parameters begin on line 13. */
const cap = (params: string, more = ''): string => `${HEAD}  - id: cap
    kind: frequency-cap
    title: { en: Cap, zh: 上限 }
    citation: { instrument: House, article: "1" }
    strength: policy
    severity: minor
    params:
${params.replace(/^/gm, '      ')}
${more}`;
const GOOD = 'per: [consumer]\nmax: 3\nwindow: { calendar: day }';

describe('a rulebook that is right', () => {
  it('is read with dates as days and camel case', () => {
    const { rulebook, issues } = read(
      cap(GOOD, '    effective: { from: 2026-01-30 }\n    applies_to: { days_past_due: { min: 30 } }\n')
    );
    expect(issues).toEqual([]);
    expect(rulebook!.rules[0]).toMatchObject({
      enabled: true,
      doubt: null,
      effective: { from: dayOf('2026-01-30'), to: null },
      appliesTo: { channels: null, daysPastDue: { min: 30, max: null } }
    });
  });

  it('may leave out what only a report would miss, and is told so', () => {
    const { rulebook, issues } = read(
      'id: a\nrules:\n  - { id: r, kind: cool-off, params: { trigger: { outcomes: [met] }, per: [account], days: 3 } }\n'
    );
    expect(rulebook!.rules[0]).toMatchObject({ strength: 'policy', title: { en: 'r', zh: 'r' } });
    expect(new Set(issues.map(({ severity }) => severity))).toEqual(new Set(['warning']));
  });

  it('keeps a version as it is written', () => {
    expect(read(cap(GOOD).replace('"1"', '2026.10')).rulebook!.version).toBe('2026.10');
  });

  it('has calendars of its own on top of those of the program', () => {
    const text = `${cap(GOOD)}calendars:\n  cn: { base: cn, off: [2026-02-17], known_until: 2026-12-31 }\n`;
    expect(read(text).rulebook!.calendars.cn).toEqual({
      base: 'cn',
      off: [dayOf('2026-02-17')],
      work: [],
      knownUntil: dayOf('2026-12-31')
    });
  });
});

describe('a mistake is shown where it stands, with what was expected', () => {
  it.each([
    ['an unknown key', cap(`${GOOD}\nmaximum: 3`), '16:7 unknown_key'],
    [
      'an unknown key of a window',
      cap('per: [consumer]\nmax: 3\nwindow: { rolling_dayz: 7, rolling_days: 7 }'),
      '15:17 unknown_key'
    ],
    ['a missing parameter', cap('per: [consumer]\nwindow: { calendar: day }'), '13:7 missing_key'],
    ['a word that is none of the words', cap(GOOD.replace('consumer', 'costumer')), '13:13 wants_word'],
    ['a number in quotes', cap(GOOD.replace('3', '"3"')), '14:12 wants_number'],
    ['a fraction of a contact', cap(GOOD.replace('3', '3.5')), '14:12 wants_whole'],
    ['less than none', cap(GOOD.replace('3', '-1')), '14:12 too_small'],
    ['an empty list', cap(GOOD.replace('[consumer]', '[]')), '13:12 empty'],
    ['text for a list', cap(GOOD.replace('[consumer]', 'consumer')), '13:12 wants_list'],
    ['a window that is no window', cap(GOOD.replace('{ calendar: day }', 'day')), '15:15 wants_one_of'],
    [
      'values that contradict each other',
      cap(`${GOOD}\nmin_duration_s: 60`),
      '13:7 min_duration_needs_conversations'
    ],
    ['an unknown kind', cap(GOOD).replace('frequency-cap', 'frequency-cab'), '7:11 unknown_kind'],
    ['an unknown strength', cap(GOOD).replace('strength: policy', 'strength: strong'), '10:15 wants_word'],
    ['an impossible date', cap(GOOD, '    effective: { from: 2026-02-30 }\n'), '16:24 wants_date'],
    [
      'an end before the beginning',
      cap(GOOD, '    effective: { from: 2026-02-02, to: 2026-02-01 }\n'),
      '16:40 ends_before_start'
    ],
    [
      'fewest days past due above the most',
      cap(GOOD, '    applies_to: { days_past_due: { min: 90, max: 30 } }\n'),
      '16:50 range_reversed'
    ],
    [
      'a stage that no contact can be in',
      `${HEAD}  - id: s\n    kind: stage-gate\n    params: { min_days_past_due: 90, max_days_past_due: 30 }\n`,
      '8:13 least_above_most'
    ],
    [
      'a burst that claims to be law',
      `${HEAD}  - id: b\n    kind: burst\n    strength: mandatory\n    params: { per: [account], max: 3, within: { minutes: 5 } }\n`,
      '8:15 fixed_strength'
    ],
    [
      'a window of more than a century',
      cap(GOOD.replace('calendar: day', 'rolling_days: 40000')),
      '15:31 too_large'
    ],
    [
      'a date that is a day off and a working day',
      `calendars: { x: { off: [2026-02-17], work: [2026-02-17] } }\n${cap(GOOD)}`,
      '1:45 off_and_work'
    ],
    ['a switch that is no switch', cap(GOOD, '    enabled: yes\n'), '16:14 wants_truth'],
    ['a zone that does not exist', `time_zone: Asia/Peking\n${cap(GOOD)}`, '1:12 unknown_zone'],
    [
      'a calendar that does not come with the program',
      `calendars: { x: { base: de } }\n${cap(GOOD)}`,
      '1:25 unknown_calendar'
    ],
    ['a rulebook it extends that is not there', `extends: nobody\n${cap(GOOD)}`, '1:10 unknown_base'],
    [
      'an interval over midnight',
      `${HEAD}  - id: h\n    kind: contact-hours\n    params:\n      allowed: { mon: [["22:00", "08:00"]] }\n`,
      '9:24 interval_passes_midnight'
    ],
    [
      'a time that is no time',
      `${HEAD}  - id: h\n    kind: contact-hours\n    params:\n      allowed: { mon: [["8:00", "21:00"]] }\n`,
      '9:25 wants_time'
    ],
    [
      'a calendar of nobody',
      `${HEAD}  - id: h\n    kind: contact-hours\n    params: { allowed: {}, holidays: { calendar: cn, rule: none } }\n`,
      '8:50 unknown_calendar'
    ],
    [
      'a zone of nobody',
      `${HEAD}  - id: h\n    kind: contact-hours\n    params: { allowed: {}, basis: Mars }\n`,
      '8:35 unknown_zone'
    ]
  ])('%s', (_, text, expected) => expect(mistakes(text)).toEqual([expected]));

  it('two rules with one id', () => {
    const twice =
      cap(GOOD) +
      '  - { id: cap, kind: frequency-cap, params: { per: [consumer], max: 1, window: { calendar: day } } }\n';
    expect(mistakes(twice)).toEqual(['16:11 same_id']);
  });

  it('every mistake at once, in the order of the text, with what was probably meant', () => {
    const { issues } = read(
      cap('per: [costumer]\nmax: three\nwindow: { calender: day }').replace('severity', 'severety')
    );
    const errors = issues.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ line, params }) => [line, params.suggestion])).toEqual([
      [11, 'severity'],
      [13, 'consumer'],
      [14, ''],
      [15, ''],
      [15, 'calendar']
    ]);
    expect(errors[4]!.params).toMatchObject({ got: 'calender', expected: 'calendar, week_starts' });
    expect(errors[0]!.path).toBe('rules.0.severety');
  });

  it('a value of a dated parameter, its date, and two values from the same day', () => {
    const dated = (items: string) => cap(GOOD.replace('max: 3', `max:\n${items}`));
    expect(mistakes(dated('  - { from: 2026-01-01, value: 3 }\n  - { from: 2026-02-01, value: 2 }'))).toEqual(
      []
    );
    expect(
      mistakes(dated('  - { from: 2026-01-01, value: 3 }\n  - { from: 2026-02-01, value: no }'))
    ).toEqual(['16:38 wants_number']);
    expect(mistakes(dated('  - { from: 2026-01-01, value: 3 }\n  - { from: 2026-01-01, value: 2 }'))).toEqual(
      ['16:19 same_date']
    );
    expect(mistakes(dated('  - { from: 2026-13-01, value: 3 }'))[0]).toBe('15:19 wants_date');
    expect(mistakes(dated('  - { from: 2026-01-01, value: 3, till: x }'))).toEqual(['15:41 unknown_key']);
  });
});

describe('what YAML can do beyond plain values is refused', () => {
  it.each([
    ['aliases', 'a: &x [1]\nb: *x\n', '1:7 alias'],
    ['tags of its own', 'id: !!js/function "x"\n', '1:5 tag'],
    ['known tags', 'id: !!binary aGk=\n', '1:5 tag'],
    ['tags of plain text', 'id: !!str a\n', '1:11 tag'],
    ['tabs as indentation', 'id: a\nrules:\n\t- id: x\n', '3:1 tab_indent'],
    ['control characters', 'id: a\ntitle: "a\u0007"\n', '2:10 control_character'],
    ['the end of text in the middle', 'id: a\u0000b\n', '1:6 control_character'],
    ['lines out of step', 'rules:\n  - id: x\n   kind: y\n', '3:1 bad_indent'],
    ['two maps in one line', 'id: a: b\n', '1:5 nested_map'],
    ['words YAML keeps for itself', 'id: @a\n', '1:5 reserved_start'],
    ['merge keys', '<<: { id: a }\n', '1:1 forbidden_key'],
    [
      'a bomb of aliases',
      `a: &a [x, x]\n${'bcdefgh'.replace(/./g, (key) => `${key}: &${key} [*${String.fromCharCode(key.charCodeAt(0) - 1)}, *${String.fromCharCode(key.charCodeAt(0) - 1)}]\n`)}`,
      '1:7 alias'
    ],
    ['the same key twice', 'id: a\nid: b\n', '2:1 duplicate_key'],
    ['keys that reach a prototype', 'id: a\n__proto__: { x: 1 }\n', '2:1 forbidden_key'],
    ['constructors as keys', 'constructor: { prototype: 1 }\n', '1:1 forbidden_key'],
    ['several documents', 'id: a\n---\nid: b\n', '2:1 several_documents'],
    ['maps as keys', '{ [a]: 1 }\n', '1:3 wants_text_key'],
    ['infinity', 'id: .inf\n', '1:5 wants_plain'],
    ['text that is no YAML', 'id: "a\n', '2:1 not_closed'],
    ['YAML 1.1, where yes is true', '%YAML 1.1\n---\nid: yes\n', '1:1 not_yaml'],
    ['an endless text', `# ${'x'.repeat(1_000_001)}`, '1:1 too_long'],
    ['endless nesting', '['.repeat(50_000), '1:1 too_deep'],
    ['endless nesting of lists', `${'- '.repeat(50_000)}a`, '1:1 too_deep'],
    ['endless indentation', `a:\n${' '.repeat(500)}b: 1`, '2:1 too_deep'],
    ['nesting beyond what a rulebook needs', `a: ${'['.repeat(30)}${']'.repeat(30)}`, '1:28 too_deep']
  ])('%s', (_, text, expected) => expect(mistakes(text)[0]).toBe(expected));

  it('nothing, a word and a list are no rulebook', () => {
    expect(mistakes('')).toEqual(['1:1 wants_map']);
    expect(mistakes('rules')).toEqual(['1:1 wants_map']);
    expect(mistakes('- id: a')).toEqual(['1:1 wants_map']);
  });
});

describe('a rulebook that extends another', () => {
  const base = read(`time_zone: Asia/Shanghai\n${cap(GOOD)}`).rulebook!;
  const own = (rules: string) =>
    read(`id: own\nextends: house\nrules:\n${rules}`, (id) => (id === 'house' ? base : null));

  it('takes its rules and changes them key by key and parameter by parameter', () => {
    const { rulebook, issues } = own('  - { id: cap, severity: major, params: { max: 2 } }\n');
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(rulebook).toMatchObject({
      id: 'own',
      extends: 'house',
      timeZone: 'Asia/Shanghai',
      jurisdiction: 'house'
    });
    expect(rulebook!.rules).toEqual([
      {
        ...base.rules[0],
        severity: 'major',
        params: { per: ['consumer'], max: 2, window: { calendar: 'day' } }
      }
    ]);
  });

  it('adds rules after them, and mistakes stand where they are in its own text', () => {
    const added =
      '  - { id: new, kind: cool-off, params: { trigger: { outcomes: [met] }, per: [account], days: -3 } }\n';
    const { issues } = own(added);
    expect(issues.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'rulebook_issue_too_small', line: 4, path: 'rules.1.params.days' }
    ]);
  });

  it('cannot extend itself', () => {
    const { issues } = read('id: house\nextends: house\nrules: []\n', () => base);
    expect(issues[0]).toMatchObject({ code: 'rulebook_issue_unknown_base', line: 2, column: 10 });
  });
});
