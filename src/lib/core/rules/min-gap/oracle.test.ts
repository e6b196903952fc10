import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { at, bareDate, contact, env, log, rule, segment, short, THURSDAY } from '../oracle/cases';
import { judge } from './oracle';
import { params as schema } from './params';

const run = (contacts: ReturnType<typeof contact>[], params: object, of = rule()) =>
  judge(of, [segment(v.parse(schema, params))], log(contacts), env);

describe('the gap between counting contacts, by naive search', () => {
  const days = { per: ['consumer'], gap: { days: 2 } };
  const hours = { per: ['consumer'], gap: { hours: 4 } };

  it('a gap of two days is kept by the day after next', () => {
    const rows = [contact('a', at(THURSDAY)), contact('b', at(THURSDAY + 1)), contact('c', at(THURSDAY + 3))];
    expect(run(rows, days)).toEqual([
      { id: 'a', verdict: 'pass', witnesses: [] },
      { id: 'b', verdict: 'violation', measured: 1, limit: 2, witnesses: ['a', 'b'] },
      { id: 'c', verdict: 'pass', witnesses: [] }
    ]);
  });

  it('a gap of hours is kept to the second', () => {
    const after = (clock: string) =>
      short(run([contact('a', at(THURSDAY, '10:00')), contact('b', at(THURSDAY, clock))], hours))[1];
    expect(after('13:59:59')).toBe('b violation');
    expect(after('14:00')).toBe('b pass');
  });

  it('a contact that does not count neither breaks the gap nor makes one', () => {
    const spoken = { ...hours, counts: 'conversations' };
    const spoke = (id: string, clock: string) =>
      contact(id, at(THURSDAY, clock), { outcome: 'conversation' });
    const rows = [spoke('a', '10:00'), contact('b', at(THURSDAY, '11:00')), spoke('c', '13:00')];
    expect(short(run(rows, spoken))).toEqual(['a pass', 'b pass', 'c violation']);
    expect(run(rows, spoken)[2]!.witnesses).toEqual(['a', 'c']);
  });

  it('an unknown contact in between does not soften a violation, but leaves open what would be none without it', () => {
    const spoken = { ...hours, counts: 'conversations' };
    const spoke = (id: string, clock: string) =>
      contact(id, at(THURSDAY, clock), { outcome: 'conversation' });
    const unknown = contact('b', at(THURSDAY, '12:00'), { outcome: null });
    expect(short(run([spoke('a', '10:00'), unknown, spoke('c', '13:00')], spoken))).toEqual([
      'a pass',
      'b cannot-judge',
      'c violation'
    ]);
    expect(short(run([spoke('a', '09:00'), unknown, spoke('c', '13:00')], spoken)).at(-1)).toBe(
      'c cannot-judge'
    );
  });

  it('where dates are compared an unknown one cannot be; where hours are it does not matter', () => {
    const rows = [contact('a', at(THURSDAY), { zones: [] }), contact('b', at(THURSDAY, '11:00'))];
    expect(short(run(rows, days))).toEqual(['a pass', 'b cannot-judge']);
    expect(short(run(rows, hours))).toEqual(['a pass', 'b violation']);
  });

  it('a bare date may be at any second of its day', () => {
    const next = (clock: string) =>
      short(run([bareDate('a', THURSDAY), contact('b', at(THURSDAY + 1, clock))], hours))[1];
    expect(next('03:59:58')).toBe('b cannot-judge');
    expect(next('03:59:59')).toBe('b pass');
    const day = { per: ['consumer'], gap: { hours: 25 } };
    expect(short(run([bareDate('a', THURSDAY), contact('b', at(THURSDAY, '23:00'))], day))[1]).toBe(
      'b violation'
    );
  });
});
