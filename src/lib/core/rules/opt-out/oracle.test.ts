import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { OracleRequest } from '../oracle';
import { at, contact, env, log, request, rule, segment, short, THURSDAY } from '../oracle/cases';
import { judge } from './oracle';
import { params as schema } from './params';

const run = (requests: OracleRequest[], contacts: ReturnType<typeof contact>[], params: object = {}) =>
  short(judge(rule(), [segment(v.parse(schema, params))], log(contacts, { requests }), env));
const sms = (id: string, day: number, clock = '11:00', more = {}) =>
  contact(id, at(day, clock), { channel: 'sms', address: '+1', ...more });
const stop = (more: Partial<OracleRequest> = {}) =>
  request('r', THURSDAY, { kind: 'channel_opt_out', channel: 'sms', ...more });

describe('a channel the consumer opted out of', () => {
  it('is closed, others are not', () =>
    expect(run([stop()], [sms('a', THURSDAY), sms('b', THURSDAY, '12:00', { channel: 'call' })])).toEqual([
      'a violation',
      'b pass'
    ]));

  it('only at the address named; an unknown one cannot be judged', () =>
    expect(
      run(
        [stop({ address: '+1' })],
        [
          sms('a', THURSDAY),
          sms('b', THURSDAY, '12:00', { address: '+2' }),
          sms('c', THURSDAY, '13:00', { address: null })
        ]
      )
    ).toEqual(['a violation', 'b pass', 'c cannot-judge']));

  it('a request without a channel makes later contacts cannot judge', () =>
    expect(run([stop({ channel: null })], [sms('a', THURSDAY, '09:00'), sms('b', THURSDAY)])).toEqual([
      'a pass',
      'b cannot-judge'
    ]));

  it('one confirmation passes, at most twenty-four hours after the request', () => {
    const allowed = { confirmation_allowed: true };
    expect(run([stop()], [sms('a', THURSDAY), sms('b', THURSDAY, '12:00')], allowed)).toEqual([
      'a pass',
      'b violation'
    ]);
    expect(run([stop()], [sms('a', THURSDAY + 1, '10:00')], allowed)).toEqual(['a pass']);
    expect(run([stop()], [sms('a', THURSDAY + 1, '10:00:01')], allowed)).toEqual(['a violation']);
  });

  it('a message to another address or to the attorney is no confirmation', () => {
    const rows = [
      sms('a', THURSDAY, '10:30', { address: '+2' }),
      sms('b', THURSDAY, '10:40', { party: 'attorney' }),
      sms('c', THURSDAY)
    ];
    expect(run([stop({ address: '+1' })], rows, { confirmation_allowed: true })).toEqual([
      'a pass',
      'b pass',
      'c pass'
    ]);
  });
});
