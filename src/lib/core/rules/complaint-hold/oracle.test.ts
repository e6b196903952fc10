import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { OracleComplaint } from '../oracle';
import { at, bareDate, complaint, contact, env, log, rule, segment, short, THURSDAY } from '../oracle/cases';
import { judge } from './oracle';
import { params as schema } from './params';

const run = (complaints: OracleComplaint[], contacts: ReturnType<typeof contact>[], params: object = {}) =>
  short(judge(rule(), [segment(v.parse(schema, params))], log(contacts, { complaints }), env));
const call = (id: string, day: number, clock = '10:00', more = {}) => contact(id, at(day, clock), more);

describe('contact while a complaint is open', () => {
  it('is forbidden after the second it came in and until the second it is closed', () => {
    const closed = complaint('k', THURSDAY, { closed_at: at(THURSDAY + 1) });
    const rows = [
      call('a', THURSDAY),
      call('b', THURSDAY, '10:00:01'),
      call('c', THURSDAY + 1, '09:59:59'),
      call('d', THURSDAY + 1)
    ];
    expect(run([closed], rows)).toEqual(['a pass', 'b violation', 'c violation', 'd pass']);
  });

  it('a complaint without an outcome is open, one decided on an unknown date may be closed', () => {
    const rows = [call('a', THURSDAY + 1)];
    expect(run([complaint('k', THURSDAY, { outcome: null })], rows)).toEqual(['a violation']);
    expect(run([complaint('k', THURSDAY, { outcome: 'rejected' })], rows)).toEqual(['a cannot-judge']);
  });

  it('a complaint of another category or person holds nothing, one of unknown category may', () => {
    const rows = [call('a', THURSDAY + 1)];
    const open = (more: Partial<OracleComplaint>) => [complaint('k', THURSDAY, { outcome: 'open', ...more })];
    const data = { categories: ['data'] };
    expect(run(open({}), rows, data)).toEqual(['a pass']);
    expect(run(open({ category: null }), rows, data)).toEqual(['a cannot-judge']);
    expect(run(open({ consumer_id: 'Q' }), rows)).toEqual(['a pass']);
  });

  it('dates without times are judged where every second agrees', () => {
    const dated = { received_at: at(THURSDAY, '00:00'), span: 86_399, writtenDay: THURSDAY, outcome: 'open' };
    expect(run([complaint('k', THURSDAY, dated)], [call('a', THURSDAY), call('b', THURSDAY + 1)])).toEqual([
      'a cannot-judge',
      'b violation'
    ]);
    expect(run([complaint('k', THURSDAY, { outcome: 'open' })], [bareDate('a', THURSDAY)])).toEqual([
      'a cannot-judge'
    ]);
  });
});
