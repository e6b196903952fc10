import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { at, contact, env, log, rule, segment, short, THURSDAY } from '../oracle/cases';
import { judge } from './oracle';
import { params as schema } from './params';

const run = (contacts: ReturnType<typeof contact>[], params: object) =>
  short(judge(rule(), [segment(v.parse(schema, params))], log(contacts), env));
const call = (id: string, day: number, more = {}) => contact(id, at(day), more);
const aunt = (id: string, day: number, more = {}) =>
  call(id, day, { party: 'third_party', address: '+9', outcome: 'answered', ...more });
const days = (count: number, more = {}) =>
  Array.from({ length: count }, (_, i) => call(`c${i}`, THURSDAY + i, more));

describe('third parties before the debtor could not be reached', () => {
  const fiveFailed = { allowed_after: { failed_attempts: 5 } };

  it('never, when no condition is given', () =>
    expect(run([...days(9), aunt('x', THURSDAY + 20)], { allowed_after: {} })).toEqual(['x violation']));

  it('after so many unanswered attempts in a row; a conversation of either direction ends the row', () => {
    expect(run([...days(5), aunt('x', THURSDAY + 20)], fiveFailed)).toEqual(['x pass']);
    expect(run([...days(4), aunt('x', THURSDAY + 20)], fiveFailed)).toEqual(['x violation']);
    const called = call('i', THURSDAY + 9, { direction: 'inbound', outcome: 'conversation' });
    expect(run([...days(5), called, aunt('x', THURSDAY + 20)], fiveFailed)).toEqual(['x violation']);
  });

  it('attempts aimed at others are no part of the row and do not end it', () => {
    const spouse = call('s', THURSDAY + 2, { party: 'spouse', outcome: 'conversation' });
    expect(run([...days(5), spouse, aunt('x', THURSDAY + 20)], fiveFailed)).toEqual(['x pass']);
  });

  it('an unknown outcome may lengthen the row or end it', () => {
    const unknown = call('u', THURSDAY + 5, { outcome: null });
    expect(run([...days(5), unknown, aunt('x', THURSDAY + 20)], fiveFailed)).toEqual(['x cannot-judge']);
    expect(run([...days(4), unknown, aunt('x', THURSDAY + 20)], fiveFailed)).toEqual(['x cannot-judge']);
    expect(run([...days(3), unknown, aunt('x', THURSDAY + 20)], fiveFailed)).toEqual(['x violation']);
  });

  it('on consecutive days; a row too short needs no dates', () => {
    const three = { allowed_after: { days: 3 } };
    const gap = [call('a', THURSDAY), call('b', THURSDAY + 1), call('c', THURSDAY + 3)];
    expect(run([...days(3), aunt('x', THURSDAY + 20)], three)).toEqual(['x pass']);
    expect(run([...gap, aunt('x', THURSDAY + 20)], three)).toEqual(['x violation']);
    const lost = call('l', THURSDAY + 4, { zones: [] });
    expect(run([...gap, lost, aunt('x', THURSDAY + 20)], three)).toEqual(['x cannot-judge']);
    expect(run([...gap.slice(1, 2), lost, aunt('x', THURSDAY + 20)], three)).toEqual(['x violation']);
  });

  it('when the latest attempt found the number out of service', () => {
    const dead = { allowed_after: { outcomes: ['out_of_service'] } };
    const gone = call('g', THURSDAY, { outcome: 'out_of_service' });
    expect(run([gone, aunt('x', THURSDAY + 1)], dead)).toEqual(['x pass']);
    expect(run([gone, call('h', THURSDAY), aunt('x', THURSDAY + 1)], dead)).toEqual(['x violation']);
  });

  it('no more than the maximum to the same person; without an address it cannot be judged', () => {
    const once = { max_per_person: 1 };
    const rows = [
      aunt('a', THURSDAY),
      aunt('b', THURSDAY, { outcome: 'no_answer' }),
      aunt('c', THURSDAY, { address: '+8' }),
      aunt('d', THURSDAY, { address: null }),
      aunt('e', THURSDAY + 1),
      aunt('f', THURSDAY + 1, { outcome: null })
    ];
    expect(run(rows, once)).toEqual([
      'a pass',
      'b pass',
      'c pass',
      'd cannot-judge',
      'e violation',
      'f cannot-judge'
    ]);
    expect(run(days(2), once)).toEqual([]);
  });
});
