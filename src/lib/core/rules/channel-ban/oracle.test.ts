import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { at, contact, env, log, rule, segment, short, THURSDAY } from '../oracle/cases';
import { judge } from './oracle';
import { params as schema } from './params';

const run = (contacts: ReturnType<typeof contact>[], params: object, of = rule()) =>
  judge(of, [segment(v.parse(schema, params))], log(contacts), env);

describe('banned channels and places', () => {
  const visit = (id: string, more = {}) => contact(id, at(THURSDAY), { channel: 'visit', ...more });

  it('either the channel or the place is enough, and all else passes', () => {
    const both = { channels: ['sms'], places: ['work'] };
    const rows = [
      contact('a', at(THURSDAY), { channel: 'sms', place: 'home' }),
      visit('b', { place: 'work' }),
      visit('c', { place: 'home' })
    ];
    expect(short(run(rows, both))).toEqual(['a violation', 'b violation', 'c pass']);
  });

  it('an unknown place matters only where the channel is not banned already', () => {
    const rows = [contact('a', at(THURSDAY), { channel: 'sms' }), visit('b')];
    expect(short(run(rows, { channels: ['sms'], places: ['work'] }))).toEqual([
      'a violation',
      'b cannot-judge'
    ]);
    expect(short(run(rows, { channels: ['sms'] }))).toEqual(['a violation', 'b pass']);
  });
});
