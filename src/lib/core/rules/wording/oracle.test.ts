import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { at, contact, env, log, rule, segment, short, THURSDAY } from '../oracle/cases';
import { judge } from './oracle';
import { params as schema } from './params';

const run = (contacts: ReturnType<typeof contact>[], params: object, of = rule()) =>
  judge(of, [segment(v.parse(schema, params))], log(contacts), env);

describe('forbidden words', () => {
  const threats = { patterns: [{ re2: 'employer|boss', meaning: 'threat to tell the employer' }] };

  it('are found in either case; a contact without text cannot be judged, nor are notes read', () => {
    const rows = ['We call your BOSS', 'hello', null].map((text, i) =>
      contact(`c${i}`, at(THURSDAY), { text })
    );
    expect(short(run(rows, threats))).toEqual(['c0 violation', 'c1 pass', 'c2 cannot-judge']);
  });

  it('on other channels are not what the rule is about', () => {
    const rows = [contact('a', at(THURSDAY), { text: 'boss' })];
    expect(short(run(rows, { ...threats, channels: ['sms'] }))).toEqual([]);
  });
});
