import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { at, contact, env, log, rule, segment, short, THURSDAY } from '../oracle/cases';
import { judge } from './oracle';
import { params as schema } from './params';

const run = (contacts: ReturnType<typeof contact>[], params: object, of = rule()) =>
  judge(of, [segment(v.parse(schema, params))], log(contacts), env);

describe('contacts that must be recorded', () => {
  const spoken = { counts: 'conversations' };

  it('one that counts and is not recorded is a violation; a missing value cannot be judged', () => {
    const rows = [true, false, null].map((recorded, i) => contact(`c${i}`, at(THURSDAY), { recorded }));
    expect(short(run(rows, {}))).toEqual(['c0 pass', 'c1 violation', 'c2 cannot-judge']);
    expect(short(run(rows, spoken))).toEqual(['c0 pass', 'c1 pass', 'c2 pass']);
  });

  it('whether it counts matters only where it was not recorded', () => {
    const rows = [true, false].map((recorded, i) =>
      contact(`c${i}`, at(THURSDAY), { recorded, outcome: null })
    );
    expect(short(run(rows, spoken))).toEqual(['c0 pass', 'c1 cannot-judge']);
  });
});
