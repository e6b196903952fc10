import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { at, contact, env, log, rule, segment, short, THURSDAY } from '../oracle/cases';
import { judge } from './oracle';
import { params as schema } from './params';

const run = (contacts: ReturnType<typeof contact>[], params: object, of = rule()) =>
  judge(of, [segment(v.parse(schema, params))], log(contacts), env);

describe('what the consumer must be told or have agreed to', () => {
  const all = { fields: ['recorded', 'identity_disclosed', 'consent'] };
  const agreed = { recorded: true, identity_disclosed: true, consent: true };

  it('each field that is false is named; one is enough although another is unknown', () => {
    const rows = [
      contact('a', at(THURSDAY), agreed),
      contact('b', at(THURSDAY), { ...agreed, identity_disclosed: false, consent: false }),
      contact('c', at(THURSDAY), { ...agreed, recorded: null, identity_disclosed: false }),
      contact('d', at(THURSDAY), { ...agreed, recorded: null })
    ];
    const verdicts = run(rows, all);
    expect(short(verdicts)).toEqual(['a pass', 'b violation', 'c violation', 'd cannot-judge']);
    expect(verdicts.map(({ measured }) => measured)).toEqual([undefined, 6, 2, undefined]);
  });

  it('a missing consent is none in a log that has the column, and unknown in one without it', () => {
    const consent = { fields: ['consent'] };
    const silent = contact('a', at(THURSDAY));
    expect(short(run([silent, contact('b', at(THURSDAY), { consent: true })], consent))).toEqual([
      'a violation',
      'b pass'
    ]);
    expect(short(run([silent], consent))).toEqual(['a cannot-judge']);
  });
});
