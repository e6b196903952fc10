import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { OracleRequest } from '../oracle';
import { at, bareDate, contact, env, log, request, rule, segment, short, THURSDAY } from '../oracle/cases';
import { judge } from './oracle';
import { params as schema } from './params';

const hours = (id: string, day: number, from: number | null, to: number | null, more = {}) =>
  request(id, day, {
    kind: 'hours',
    hours_from: from === null ? null : from * 3600,
    hours_to: to === null ? null : to * 3600,
    ...more
  });
const run = (requests: OracleRequest[], contacts: ReturnType<typeof contact>[], of = rule()) =>
  short(judge(of, [segment(v.parse(schema, {}))], log(contacts, { requests }), env));
const call = (id: string, clock: string, more = {}) => contact(id, at(THURSDAY, clock), more);

describe('hours the consumer asked for', () => {
  it('begin with their first second and end before their last', () =>
    expect(
      run([hours('r', THURSDAY - 1, 9, 12)], [call('a', '09:00'), call('b', '11:59:59'), call('c', '12:00')])
    ).toEqual(['a pass', 'b pass', 'c violation']));

  it('may cross midnight', () =>
    expect(
      run([hours('r', THURSDAY - 1, 20, 8)], [call('a', '07:00'), call('b', '08:00'), call('c', '20:00')])
    ).toEqual(['a pass', 'b violation', 'c pass']));

  it('nobody who asked for nothing is judged, not even with consent', () => {
    const of = rule({ except: ['consent'] });
    expect(run([], [call('a', '03:00', { consent: true })], of)).toEqual([]);
    expect(run([hours('r', THURSDAY, 9, 12)], [call('a', '10:00')], of)).toEqual([]);
  });

  it('the latest request in force decides, ties by id; one that has ended no longer does', () => {
    const two = [hours('r', THURSDAY - 1, 9, 12), hours('s', THURSDAY - 1, 13, 15)];
    expect(run(two, [call('a', '10:00')])).toEqual(['a violation']);
    const ended = [two[0]!, hours('s', THURSDAY - 1, 13, 15, { until: at(THURSDAY, '10:00') })];
    expect(run(ended, [call('a', '10:00'), call('b', '09:59:59')])).toEqual(['b violation', 'a pass']);
  });

  it('a missing end and an unknown zone cannot be judged', () => {
    expect(run([hours('r', THURSDAY - 1, 9, null)], [call('a', '03:00')])).toEqual(['a cannot-judge']);
    expect(run([hours('r', THURSDAY - 1, 9, 12)], [call('a', '10:00', { zones: [] })])).toEqual([
      'a cannot-judge'
    ]);
  });

  it('a date without a time is judged where the hours are the whole day', () => {
    expect(run([hours('r', THURSDAY - 1, 0, 24)], [bareDate('a', THURSDAY)])).toEqual(['a pass']);
    expect(run([hours('r', THURSDAY - 1, 9, 12)], [bareDate('a', THURSDAY)])).toEqual(['a cannot-judge']);
    expect(run([hours('r', THURSDAY, 0, 24)], [bareDate('a', THURSDAY)])).toEqual(['a cannot-judge']);
  });
});
