import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { OracleRequest } from '../oracle';
import { at, bareDate, contact, env, log, request, rule, segment, short, THURSDAY } from '../oracle/cases';
import { judge } from './oracle';
import { params as schema } from './params';

const base = { request_kinds: ['cease'], per: ['consumer'] };
const run = (requests: OracleRequest[], contacts: ReturnType<typeof contact>[], more: object = {}) =>
  short(judge(rule(), [segment(v.parse(schema, { ...base, ...more }))], log(contacts, { requests }), env));
const call = (id: string, day: number, clock = '10:00', more = {}) => contact(id, at(day, clock), more);

describe('contact after the consumer asked for it to stop', () => {
  it('binds at once, but not in the second in which it is received', () =>
    expect(run([request('r', THURSDAY)], [call('a', THURSDAY), call('b', THURSDAY, '10:00:01')])).toEqual([
      'a pass',
      'b violation'
    ]));

  it('an hour to honour it ends after its last second', () =>
    expect(
      run([request('r', THURSDAY)], [call('a', THURSDAY, '11:00'), call('b', THURSDAY, '11:00:01')], {
        honour_within: { hours: 1 }
      })
    ).toEqual(['a pass', 'b violation']));

  it('days are those of the consumer’s zone', () => {
    const late = [request('r', THURSDAY, { received_at: at(THURSDAY, '23:30') })];
    const honour_within = { days: 1 };
    expect(run(late, [call('a', THURSDAY + 2, '00:10')], { honour_within })).toEqual(['a violation']);
    const east = [call('a', THURSDAY + 2, '00:10', { zones: ['+1'] })];
    expect(run(late, east, { honour_within })).toEqual(['a pass']);
  });

  it('five business days after a Friday end on the next Friday, so the Saturday is bound', () => {
    const friday = [request('r', THURSDAY + 1)];
    const rows = [call('a', THURSDAY + 8), call('b', THURSDAY + 9)];
    expect(run(friday, rows, { honour_within: { business_days: 5 } })).toEqual(['a pass', 'b violation']);
  });

  it('a deadline after the last day of the calendar cannot be judged', () => {
    const honour_within = { business_days: 2, calendar: 'any' };
    const rows = [call('a', THURSDAY + 30)];
    expect(run([request('r', THURSDAY - 1)], rows, { honour_within })).toEqual(['a cannot-judge']);
    expect(run([request('r', THURSDAY - 3)], rows, { honour_within })).toEqual(['a violation']);
  });

  it('a request ends when its until has come', () => {
    const ended = [request('r', THURSDAY, { until: at(THURSDAY + 1) })];
    expect(run(ended, [call('a', THURSDAY + 1, '09:59:59'), call('b', THURSDAY + 1)])).toEqual([
      'a violation',
      'b pass'
    ]);
  });

  it('followups are used up on any channel, by consented contacts too, but not by those with the attorney', () => {
    const rows = [
      call('a', THURSDAY + 1, '10:00', { party: 'attorney' }),
      call('b', THURSDAY + 2, '10:00', { channel: 'letter' }),
      call('c', THURSDAY + 3)
    ];
    const calls = { allowed_followups: 1, channels: ['call'] };
    expect(run([request('r', THURSDAY)], rows, calls)).toEqual(['a pass', 'c violation']);
    expect(run([request('r', THURSDAY)], [rows[0]!, rows[2]!], calls)).toEqual(['a pass', 'c pass']);
  });

  it('per account a request that names one does not bind another, one that names none binds all', () => {
    const rows = [call('a', THURSDAY + 1), call('b', THURSDAY + 1, '10:00', { account_id: '2' })];
    const per = { per: ['account'] };
    expect(run([request('r', THURSDAY, { account_id: '2' })], rows, per)).toEqual(['a pass', 'b violation']);
    expect(run([request('r', THURSDAY)], rows, per)).toEqual(['a violation', 'b violation']);
  });

  it('a date without a time is judged where every second of it is forbidden', () => {
    const rows = [bareDate('a', THURSDAY)];
    expect(run([request('r', THURSDAY)], rows)).toEqual(['a cannot-judge']);
    const relay = [
      request('r', THURSDAY - 1, { until: at(THURSDAY, '12:00') }),
      request('s', THURSDAY, { received_at: at(THURSDAY, '11:00') })
    ];
    expect(run(relay, rows)).toEqual(['a violation']);
  });

  it('dates of an unknown zone matter only after the request', () => {
    const lost = { zones: [] };
    const rows = [call('a', THURSDAY - 9, '10:00', lost), call('b', THURSDAY + 9, '10:00', lost)];
    expect(run([request('r', THURSDAY)], rows, { honour_within: { days: 1 } })).toEqual([
      'a pass',
      'b cannot-judge'
    ]);
  });
});
