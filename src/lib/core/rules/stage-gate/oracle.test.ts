import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { at, contact, env, log, rule, segment, short, THURSDAY } from '../oracle/cases';
import { judge } from './oracle';
import { params as schema } from './params';

const run = (contacts: ReturnType<typeof contact>[], params: object, of = rule()) =>
  judge(of, [segment(v.parse(schema, params))], log(contacts), env);

describe('gentler means first', () => {
  const visit = (id: string, day: number, more = {}) => contact(id, at(day), { channel: 'visit', ...more });
  const afterCalls = { channels: ['visit'], after: { channel: 'call', count: 2 } };

  it('both ends of the range belong to it', () => {
    const range = { min_days_past_due: 30, max_days_past_due: 90 };
    const rows = [29, 30, 90, 91].map((days_past_due, i) => visit(`v${i}`, THURSDAY + i, { days_past_due }));
    expect(run(rows, range)).toEqual([
      { id: 'v0', verdict: 'violation', measured: 29, limit: 30, witnesses: ['v0'] },
      { id: 'v1', verdict: 'pass', witnesses: [] },
      { id: 'v2', verdict: 'pass', witnesses: [] },
      { id: 'v3', verdict: 'violation', measured: 91, limit: 90, witnesses: ['v3'] }
    ]);
  });

  it('a visit needs two outbound calls of the account before it, whatever became of them', () => {
    const calls = [
      contact('a', at(THURSDAY), { outcome: null }),
      contact('b', at(THURSDAY + 1), { direction: 'inbound' }),
      contact('c', at(THURSDAY + 1), { account_id: '2' })
    ];
    expect(short(run([...calls, visit('v', THURSDAY + 3)], afterCalls))).toEqual(['v violation']);
    const second = contact('d', at(THURSDAY + 2), { consent: true });
    expect(short(run([...calls, second, visit('v', THURSDAY + 3)], afterCalls))).toEqual(['v pass']);
  });

  it('what is unknown matters only where nothing else is wrong', () => {
    const both = { ...afterCalls, min_days_past_due: 30 };
    expect(short(run([visit('v', THURSDAY)], both))).toEqual(['v violation']);
    expect(short(run([visit('v', THURSDAY, { account_id: null, days_past_due: 3 })], both))).toEqual([
      'v violation'
    ]);
    expect(short(run([visit('v', THURSDAY, { account_id: null, days_past_due: 30 })], both))).toEqual([
      'v cannot-judge'
    ]);
  });
});
