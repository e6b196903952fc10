import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { OracleComplaint } from '../oracle';
import { at, complaint, env, log, rule, segment, short, THURSDAY } from '../oracle/cases';
import { judge } from './oracle';
import { params as schema } from './params';

const judged = (complaints: OracleComplaint[], tiers: object[] = [{ days: 15 }], asOf = THURSDAY + 60) =>
  judge(rule(), [segment(v.parse(schema, { tiers }))], log([], { complaints }), { ...env, asOf });
const run = (complaints: OracleComplaint[], tiers?: object[], asOf?: number) =>
  short(judged(complaints, tiers, asOf));
const closed = (day: number, more: Partial<OracleComplaint> = {}) =>
  complaint('k', THURSDAY, { closed_at: at(day), ...more });

describe('complaints closed in time', () => {
  it('on the last day is in time, the day after is late', () => {
    expect(run([closed(THURSDAY + 15)])).toEqual(['k pass']);
    expect(judged([closed(THURSDAY + 16)])).toEqual([
      { id: 'k', verdict: 'violation', measured: 16, limit: 15, witnesses: [] }
    ]);
  });

  it('an open one is late once the as-of date is after the deadline', () => {
    const open = [complaint('k', THURSDAY, { outcome: null })];
    expect(run(open, undefined, THURSDAY + 15)).toEqual(['k pass']);
    expect(run(open, undefined, THURSDAY + 16)).toEqual(['k violation']);
    expect(run([closed(THURSDAY + 20)], undefined, THURSDAY + 15)).toEqual(['k pass']);
  });

  it('one decided on an unknown date cannot be judged once the deadline has passed', () => {
    const decided = [complaint('k', THURSDAY, { outcome: 'rejected' })];
    expect(run(decided, undefined, THURSDAY + 15)).toEqual(['k pass']);
    expect(run(decided)).toEqual(['k cannot-judge']);
  });

  it('an extension moves the deadline, but never forward', () => {
    expect(run([closed(THURSDAY + 20, { extended_to: THURSDAY + 20 })])).toEqual(['k pass']);
    expect(run([closed(THURSDAY + 15, { extended_to: THURSDAY + 2 })])).toEqual(['k pass']);
  });

  it('business days skip days off; a deadline after the last known day cannot be judged', () => {
    const days = (business_days: number) => [{ business_days, calendar: 'any' }];
    const received = complaint('k', THURSDAY - 1, { closed_at: at(THURSDAY + 1) });
    expect(run([received], days(1))).toEqual(['k pass']);
    expect(run([{ ...received, closed_at: at(THURSDAY + 2) }], days(1))).toEqual(['k violation']);
    expect(run([received], days(2))).toEqual(['k cannot-judge']);
  });

  it('the first tier that fits decides, none is not applicable', () => {
    const tiers = [
      { when: { severity: 'high' }, days: 3 },
      { when: { category: ['hours'] }, days: 15 }
    ];
    expect(run([closed(THURSDAY + 9, { severity: 'high' })], tiers)).toEqual(['k violation']);
    expect(run([closed(THURSDAY + 9)], tiers)).toEqual(['k pass']);
    expect(run([closed(THURSDAY + 9, { category: 'data' })], tiers)).toEqual([]);
  });

  it('an unknown severity is judged where each it could have gives the same answer', () => {
    const tiers = [
      { when: { severity: 'high' }, days: 3 },
      { when: { severity: ['low', 'medium'] }, days: 15 }
    ];
    const unknown = { severity: null };
    expect(run([closed(THURSDAY + 3, unknown)], tiers)).toEqual(['k pass']);
    expect(run([closed(THURSDAY + 9, unknown)], tiers)).toEqual(['k cannot-judge']);
    expect(run([closed(THURSDAY + 16, unknown)], tiers)).toEqual(['k violation']);
    expect(run([closed(THURSDAY + 3, unknown)], tiers.slice(0, 1))).toEqual(['k cannot-judge']);
  });
});
