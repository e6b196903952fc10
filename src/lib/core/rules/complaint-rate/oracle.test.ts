import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { OracleComplaint } from '../oracle';
import { at, complaint, contact, env, log, rule, segment, short } from '../oracle/cases';
import { judge } from './oracle';
import { params as schema } from './params';

const MARCH = Date.UTC(2026, 2, 1) / 86_400_000;
const base = { period: 'month', by: ['agency'], denominator: 'accounts', scale: 1000, max: 10 };
const accounts = (agency: string, count: number) =>
  Array.from({ length: count }, (_, i) =>
    contact(`${agency}${i}`, at(MARCH + (i % 28)), { agency, account_id: `${agency}${i}` })
  );
const complaints = (agency: string, count: number, more: Partial<OracleComplaint> = {}) =>
  Array.from({ length: count }, (_, i) => complaint(`${agency}k${i}`, MARCH + (i % 28), { agency, ...more }));
const run = (
  rows: ReturnType<typeof contact>[],
  received: OracleComplaint[],
  more: object = {},
  of = rule()
) => judge(of, [segment(v.parse(schema, { ...base, ...more }))], log(rows, { complaints: received }), env);

describe('complaint rates of groups, with an exact lower bound', () => {
  it('three complaints in a hundred accounts may be chance, five may not', () => {
    // qchisq(0.025, 6) / 2 = 0.6187 and qchisq(0.025, 10) / 2 = 1.6235 in 100 accounts, against 10 in 1,000.
    expect(short(run(accounts('A', 100), complaints('A', 3)))).toEqual(['A|2026-03 pass']);
    expect(run(accounts('A', 100), complaints('A', 5))).toEqual([
      { id: 'A|2026-03', verdict: 'violation', measured: 50, limit: 10, witnesses: [] }
    ]);
  });

  it('a complaint of unknown outcome may count, so the verdict may stay open', () => {
    const upheld = { numerator: { outcome: ['upheld'] } };
    const unknown = complaints('A', 3, { outcome: null }).map((one) => ({
      ...one,
      complaint_id: `u${one.complaint_id}`
    }));
    const rejected = complaints('A', 9, { outcome: 'rejected' });
    expect(short(run(accounts('A', 100), [...complaints('A', 3), ...unknown], upheld))).toEqual([
      'A|2026-03 cannot-judge'
    ]);
    expect(short(run(accounts('A', 100), [...complaints('A', 5), ...unknown], upheld))).toEqual([
      'A|2026-03 violation'
    ]);
    expect(short(run(accounts('A', 100), rejected, upheld))).toEqual(['A|2026-03 pass']);
  });

  it('no outbound contact, or fewer than the least volume, cannot be judged', () => {
    expect(short(run([], complaints('A', 5)))).toEqual(['A|2026-03 cannot-judge']);
    expect(short(run(accounts('A', 29), complaints('A', 5), { min_volume: 30 }))).toEqual([
      'A|2026-03 cannot-judge'
    ]);
    expect(short(run(accounts('A', 30), complaints('A', 5), { min_volume: 30 }))).toEqual([
      'A|2026-03 violation'
    ]);
  });

  it('peers are compared with their median, the group itself included', () => {
    const rows = ['A', 'B', 'C'].flatMap((agency) => accounts(agency, 100));
    const received = [...complaints('A', 1), ...complaints('B', 2), ...complaints('C', 20)];
    const verdicts = run(rows, received, { max: undefined, peer: { median: 2 } });
    expect(short(verdicts)).toEqual(['A|2026-03 pass', 'B|2026-03 pass', 'C|2026-03 violation']);
    expect(verdicts[2]).toMatchObject({ measured: 200, limit: 40 });
  });

  it('a quarter, two columns and distinct consumers', () => {
    const rows = accounts('A', 4).map((one, i) => ({ ...one, agent: 'x', consumer_id: `P${i % 2}` }));
    const received = complaints('A', 1, { agent: 'x' });
    const more = { period: 'quarter', by: ['agency', 'agent'], denominator: 'consumers', scale: 1 };
    expect(run(rows, received, more)).toMatchObject([{ id: 'A|x|2026-Q1', verdict: 'pass', measured: 0.5 }]);
  });

  it('complaints before the rule was in effect do not count, and periods wholly before it are not judged', () => {
    const since = [segment(v.parse(schema, base), MARCH + 14)];
    const early = complaints('A', 5);
    expect(judge(rule(), since, log(accounts('A', 100), { complaints: early }), env)).toMatchObject([
      { verdict: 'pass', measured: 0 }
    ]);
    const later = [segment(v.parse(schema, base), MARCH + 31)];
    expect(judge(rule(), later, log(accounts('A', 100), { complaints: early }), env)).toEqual([]);
  });

  it('a row without the column it is grouped by is in no group', () =>
    expect(
      run(
        accounts('A', 3).map((one) => ({ ...one, agency: null })),
        complaints('A', 2, { agency: null })
      )
    ).toEqual([]));
});
