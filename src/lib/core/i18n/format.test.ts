import { describe, expect, it } from 'vitest';
import * as f from './index';

const MARCH_12 = 20524;

describe('numbers', () => {
  it('are grouped in thousands in both languages', () => {
    expect(f.formatNumber(1234567, 'en')).toBe('1,234,567');
    expect(f.formatNumber(1234567, 'zh')).toBe('1,234,567');
  });
  it('carry a true minus sign, and none when they round to zero', () => {
    expect(f.formatNumber(-3.25, 'en', 1)).toBe('−3.3');
    expect(f.formatNumber(-0.01, 'en', 1)).toBe('0.0');
  });
  it('that are unknown show a dash, never a zero', () => {
    expect([null, undefined, NaN, Infinity].map((v) => f.formatNumber(v, 'en'))).toEqual([
      '–',
      '–',
      '–',
      '–'
    ]);
  });
  it('as a share keep one place and never hide a small share behind 0%', () => {
    expect(f.formatPercent(0.041, 'en')).toBe('4.1%');
    expect(f.formatPercent(0.0003, 'en')).toBe('<0.1%');
    expect(f.formatPercent(0, 'zh')).toBe('0.0%');
  });
  it('as a rate keep three significant places below a hundred', () => {
    expect([0.456, 9.996, 12.34, 99.96, 1234.5].map((v) => f.formatRate(v, 'en'))).toEqual([
      '0.46',
      '10.0',
      '12.3',
      '100',
      '1,235'
    ]);
  });
  it('as a change carry their sign', () => {
    expect([3, -3, 0, 0.04].map((v) => f.formatChange(v, 'en', 1))).toEqual(['+3.0', '−3.0', '±0.0', '±0.0']);
  });
  it('of bytes step to the next unit before they would read as a thousand', () => {
    expect([0, 999, 999_600, 843_000_000, 1_250_000_000].map((v) => f.formatBytes(v, 'en'))).toEqual([
      '0 B',
      '999 B',
      '1.0 MB',
      '843 MB',
      '1.3 GB'
    ]);
  });
  it('stand beside their base', () => {
    expect(f.formatCount(212, 5100, 'en')).toBe('212 of 5,100');
    expect(f.formatCount(212, 5100, 'zh')).toBe('212／5,100');
  });
});

describe('times', () => {
  it('a day is written as each language writes it', () => {
    expect(f.formatDate(MARCH_12, 'en')).toBe('12 Mar 2026');
    expect(f.formatDate(MARCH_12, 'zh')).toBe('2026年3月12日');
    expect(f.formatIsoDate(MARCH_12)).toBe('2026-03-12');
    expect(f.formatMonth(MARCH_12, 'zh')).toBe('2026年3月');
    expect(f.formatQuarter(MARCH_12, 'en')).toBe('Q1 2026');
    expect(f.formatQuarter(MARCH_12, 'zh')).toBe('2026年一季度');
  });
  it('a day before 1970 is still a day', () => {
    expect(f.formatDate(-1, 'en')).toBe('31 Dec 1969');
  });
  it('a period says its year once when both ends share it', () => {
    expect(f.formatPeriod(MARCH_12, MARCH_12 + 30, 'en')).toBe('12 Mar – 11 Apr 2026');
    expect(f.formatPeriod(MARCH_12, MARCH_12 + 30, 'zh')).toBe('2026年3月12日 – 4月11日');
    expect(f.formatPeriod(MARCH_12, MARCH_12, 'en')).toBe('12 Mar 2026');
    expect(f.formatPeriod(MARCH_12 - 365, MARCH_12, 'en')).toBe('12 Mar 2025 – 12 Mar 2026');
  });
  it('a clock shows the end of the day as 24:00', () => {
    expect([0, 75_067, 86_400].map((s) => f.formatClock(s))).toEqual(['00:00', '20:51', '24:00']);
    expect(f.formatClock(75_067, true)).toBe('20:51:07');
  });
  it('local seconds are read on the local clock, without a zone', () => {
    expect(f.formatDateTime(MARCH_12 * 86_400 + 75_067, 'en')).toBe('12 Mar 2026 20:51');
    expect(f.formatDateTime(MARCH_12 * 86_400 + 75_067, 'zh', true)).toBe('2026年3月12日 20:51:07');
  });
  it('a length of time is said in its two largest units', () => {
    expect([0, 125, 3600, 90_061].map((s) => f.formatDuration(s, 'en'))).toEqual([
      '0 s',
      '2 min 5 s',
      '1 h',
      '1 d 1 h'
    ]);
    expect(f.formatDuration(125, 'zh')).toBe('2分5秒');
  });
  it('the week starts on Monday', () => {
    expect([1, 7].map((d) => f.formatWeekday(d, 'zh'))).toEqual(['周一', '周日']);
  });
});

describe('words', () => {
  it('a list ends with and', () => {
    expect(f.formatList(['A', 'B', 'C'], 'en')).toBe('A, B and C');
    expect(f.formatList(['甲', '乙', '丙'], 'zh')).toBe('甲、乙和丙');
    expect(f.formatList(['A'], 'en')).toBe('A');
    expect(f.formatList([], 'en')).toBe('');
  });
  it('the language is the first preferred one that we speak', () => {
    expect(f.preferredLocale(['de-DE', 'zh-Hans-CN', 'en'])).toBe('zh');
    expect(f.preferredLocale(['fr'])).toBe('en');
  });
});
