import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { dateOf, dayOf, segmentsOf, type Plain, type Rule } from '.';

const kind = { params: v.strictObject({ max: v.number(), per: v.optional(v.string(), 'consumer') }) };
const day = (text: string): number => dayOf(text)!;

const rule = (
  params: Record<string, Plain>,
  effective: Rule['effective'] = { from: null, to: null }
): Rule => ({
  id: 'cap',
  kind: 'frequency-cap',
  title: { en: 'Cap', zh: '上限' },
  citation: { instrument: 'Act', article: '1', url: '' },
  strength: 'policy',
  severity: 'minor',
  enabled: true,
  doubt: null,
  effective,
  appliesTo: {
    channels: null,
    parties: null,
    places: null,
    products: null,
    regions: null,
    agencies: null,
    daysPastDue: null,
    categories: null
  },
  except: [],
  params
});

const ranges = (of: Rule): string[] =>
  segmentsOf<{ max: number; per: string }>(of, kind).map(
    ({ from, to, params }) =>
      `${from === null ? '' : dateOf(from)}..${to === null ? '' : dateOf(to)} ${params.max} ${params.per}`
  );

describe('the values of a rule in force on a day', () => {
  it('undated values are in force for ever', () =>
    expect(ranges(rule({ max: 3 }))).toEqual(['.. 3 consumer']));

  it('undated values are in force while the rule is in effect', () => {
    const effective = { from: day('2024-01-01'), to: day('2025-01-01') };
    expect(ranges(rule({ max: 3 }, effective))).toEqual(['2024-01-01..2025-01-01 3 consumer']);
  });

  it('before its first date a dated value makes the rule not applicable', () => {
    const max = [
      { from: '2025-07-01', value: 2 },
      { from: '2024-01-01', value: 3 }
    ];
    expect(ranges(rule({ max }))).toEqual(['2024-01-01..2025-07-01 3 consumer', '2025-07-01.. 2 consumer']);
  });

  it('every change of any parameter begins a new range, and the last first date of all begins the first', () => {
    const max = [
      { from: '2024-01-01', value: 3 },
      { from: '2025-07-01', value: 2 }
    ];
    const per = [
      { from: '2024-03-01', value: 'account' },
      { from: '2026-01-01', value: 'consumer' }
    ];
    expect(ranges(rule({ max, per }))).toEqual([
      '2024-03-01..2025-07-01 3 account',
      '2025-07-01..2026-01-01 2 account',
      '2026-01-01.. 2 consumer'
    ]);
  });

  it('neighbours with the same values are one range', () => {
    const max = [
      { from: '2024-01-01', value: 3 },
      { from: '2025-01-01', value: 3 },
      { from: '2026-01-01', value: 1 }
    ];
    expect(ranges(rule({ max }))).toEqual(['2024-01-01..2026-01-01 3 consumer', '2026-01-01.. 1 consumer']);
  });

  it('ranges outside the time the rule is in effect are left out', () => {
    const max = [
      { from: '2020-01-01', value: 5 },
      { from: '2024-01-01', value: 3 },
      { from: '2026-01-01', value: 1 }
    ];
    const effective = { from: day('2024-06-01'), to: day('2026-01-01') };
    expect(ranges(rule({ max }, effective))).toEqual(['2024-06-01..2026-01-01 3 consumer']);
  });

  it('a dated value cites its own clause, an undated one the rule', () => {
    const max: Plain = [
      { from: '2024-01-01', value: 3 },
      { from: '2025-01-01', value: 2, citation: { instrument: 'Amendment', article: '9' } }
    ];
    const [first, second] = segmentsOf(rule({ max }), kind);
    expect(first!.citation.instrument).toBe('Act');
    expect(second!.citation).toEqual({ instrument: 'Amendment', article: '9', url: '' });
    expect(second!.sinceByParameter).toEqual({ max: day('2025-01-01') });
  });

  it('an ordinary list is no dated value', () => {
    const lists = { params: v.strictObject({ channels: v.array(v.string()) }) };
    expect(segmentsOf(rule({ channels: ['call'] }), lists)).toHaveLength(1);
  });
});
