import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { account, at, contact, env, log, rule, segment, short, THURSDAY } from '../oracle/cases';
import { judge } from './oracle';
import { params as schema } from './params';

const by = (id: string, day: number, agency: string | null, more = {}) =>
  contact(id, at(day), { agency, ...more });
const week = { per: ['consumer'], within_days: 7 };
const run = (contacts: ReturnType<typeof contact>[], more: object = {}) =>
  judge(rule(), [segment(v.parse(schema, week))], log(contacts, more), env);

describe('one collector at a time', () => {
  it('another agency within the days before, the day itself included, is a violation', () => {
    expect(run([by('a', THURSDAY, 'A'), by('b', THURSDAY + 6, 'B')])[1]).toEqual({
      id: 'b',
      verdict: 'violation',
      measured: 6,
      limit: 7,
      witnesses: ['a', 'b']
    });
    expect(short(run([by('a', THURSDAY, 'A'), by('b', THURSDAY + 7, 'B')]))[1]).toBe('b pass');
    expect(short(run([by('a', THURSDAY, 'A'), by('b', THURSDAY + 6, 'A')]))[1]).toBe('b pass');
    expect(
      short(run([by('a', THURSDAY, 'A', { direction: 'inbound' }), by('b', THURSDAY + 6, 'B')]))
    ).toEqual(['b pass']);
  });

  it('contacts on both sides of a transfer do not meet; on one side of it they do', () => {
    const placed = (day: number) => ({ accounts: [account('1', { placed_at: at(day) })] });
    const rows = [by('a', THURSDAY, 'A'), by('b', THURSDAY + 2, 'B')];
    expect(short(run(rows, placed(THURSDAY + 2)))[1]).toBe('b pass');
    expect(short(run(rows, placed(THURSDAY + 1)))[1]).toBe('b pass');
    expect(short(run(rows, placed(THURSDAY)))[1]).toBe('b violation');
    expect(short(run(rows, placed(THURSDAY + 3)))[1]).toBe('b violation');
  });

  it('a missing agency may be any: its own matters unless two others were there, another’s always', () => {
    const rows = [by('a', THURSDAY, 'A'), by('b', THURSDAY + 1, null)];
    expect(short(run(rows))[1]).toBe('b cannot-judge');
    expect(short(run([by('0', THURSDAY, 'B'), ...rows])).at(-1)).toBe('b violation');
    expect(short(run([by('a', THURSDAY, null), by('b', THURSDAY + 1, 'B')]))[1]).toBe('b cannot-judge');
  });

  it('without an account a transfer on an earlier day cannot be excluded where the log knows transfers', () => {
    const rows = [by('a', THURSDAY, 'A'), by('b', THURSDAY + 2, 'B', { account_id: null })];
    const transfers = { accounts: [account('9', { placed_at: at(THURSDAY) })] };
    expect(short(run(rows))[1]).toBe('b violation');
    expect(short(run(rows, transfers))[1]).toBe('b cannot-judge');
    const sameDay = [
      by('a', THURSDAY, 'A'),
      contact('b', at(THURSDAY, '11:00'), { agency: 'B', account_id: null })
    ];
    expect(short(run(sameDay, transfers))[1]).toBe('b violation');
  });
});
