import { describe, expect, it } from 'vitest';
import { LONGEST_PATTERN, patternFault } from './re2';

describe('patterns that RE2 takes', () => {
  it.each([
    'jail|arrest',
    '坐牢',
    'a*?',
    'a{2}?',
    'a{2,}',
    'a{0,1000}',
    '(a{2}){3}',
    'a{',
    'a{,2}',
    '(?i)a',
    '(?i-s:a)',
    '(?-i)a',
    '(?:)',
    '(|a)',
    '|',
    '()',
    '(?P<who>you)',
    '[]a]',
    '[^]a]',
    '[a-]',
    '[--a]',
    '[a-c-e]',
    '[[:alpha:]]',
    '[[:^digit:]x]',
    '[[:alpha]',
    '[\\d-z]',
    '[\\x{4e00}-\\x{9fff}]',
    '\\pL+',
    '\\p{^Han}',
    '[\\p{Latin}]',
    '\\x41',
    '\\0',
    '\\Q*(\\E',
    '\\Qa',
    '\\_',
    '\\bword\\b',
    '^*',
    '^a$',
    '\\p{L}{300}'
  ])('%s', (pattern) => expect(patternFault(pattern)).toBeNull());
});

describe('patterns that are refused when the rulebook is read', () => {
  it.each([
    ['pattern_look_around', ['(?=a)', '(?!a)', 'x(?<=a)', '(?<!a)']],
    ['pattern_back_reference', ['(a)\\1', '(?P<n>a)(?P=n)']],
    [
      'pattern_not_re2',
      [
        'a**',
        'a*+',
        'a?{2}',
        'x{2}{3}',
        '*a',
        '(*a)',
        'a|*',
        '{2}',
        '(?i)*',
        'a{2,1}',
        'a{1001}',
        '(?:a{100}){11}',
        '(a',
        'a)',
        '[a',
        '[]',
        '[z-a]',
        '[a-\\d]',
        '[[:foo:]]',
        '[\\b]',
        '(?z)',
        '(?i',
        '(?',
        '(?-)',
        '(?#c)',
        '(?>a)',
        '(?<n>a)',
        '(?P<n',
        '(?P<n>a)(?P<n>b)',
        '\\',
        '\\e',
        '\\u0041',
        '\\Z',
        '\\é',
        '\\x4',
        '\\x{110000}',
        '\\p{Nope}',
        '\\p{greek}',
        '\\p',
        '\\Q\\E*',
        '('.repeat(60) + ')'.repeat(60)
      ]
    ],
    ['pattern_too_long', ['a'.repeat(LONGEST_PATTERN + 1), '\\pL{400}']]
  ])('%s', (fault, patterns) => {
    for (const pattern of patterns) expect([pattern, patternFault(pattern)]).toEqual([pattern, fault]);
  });
});
