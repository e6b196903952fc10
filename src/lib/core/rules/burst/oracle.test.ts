import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { at, contact, env, log, rule, segment, short, THURSDAY } from '../oracle/cases';
import { judge } from './oracle';
import { params as schema } from './params';

const run = (contacts: ReturnType<typeof contact>[], params: object, of = rule()) =>
  judge(of, [segment(v.parse(schema, params))], log(contacts), env);

describe('contacts in quick succession', () => {
  const hour = { per: ['consumer'], max: 2, within: { minutes: 60 } };
  const calls = (...clocks: string[]) => clocks.map((clock, i) => contact(`c${i + 1}`, at(THURSDAY, clock)));

  it('the third within the hour is one too many, and what is exactly an hour ago is left out', () => {
    expect(run(calls('10:00', '10:30', '10:59:59'), hour)[2]).toEqual({
      id: 'c3',
      verdict: 'violation',
      measured: 3,
      limit: 2,
      witnesses: ['c1', 'c2', 'c3']
    });
    expect(short(run(calls('10:00', '10:30', '11:00'), hour))[2]).toBe('c3 pass');
  });

  it('a contact whose outcome is missing may count, and is itself no violation', () => {
    const spoken = { ...hour, max: 0, counts: 'conversations' };
    const rows = [contact('a', at(THURSDAY), { outcome: null }), contact('b', at(THURSDAY, '10:01'))];
    expect(short(run(rows, spoken))).toEqual(['a cannot-judge', 'b pass']);
  });
});
