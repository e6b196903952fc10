import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { at, bareDate, contact, env, log, rule, segment, short, THURSDAY } from '../oracle/cases';
import { judge } from './oracle';
import { params as schema } from './params';

const regF = {
  trigger: { outcomes: ['conversation'], channels: ['call'], include_inbound: true },
  per: ['agency', 'consumer', 'account'],
  days: 7
};
const run = (contacts: ReturnType<typeof contact>[], more: object = {}, of = rule()) =>
  judge(of, [segment(v.parse(schema, { ...regF, ...more }))], log(contacts), env);
const spoke = (id: string, day: number, more = {}) =>
  contact(id, at(day), { outcome: 'conversation', ...more });
const call = (id: string, day: number, more = {}) => contact(id, at(day), more);

describe('quiet days after a conversation, by naive search', () => {
  it('the day of the conversation is the first of the seven', () => {
    const breach = { id: 'b', verdict: 'violation', measured: 6, limit: 7, witnesses: ['a', 'b'] };
    expect(run([spoke('a', THURSDAY), call('b', THURSDAY + 6)])[1]).toEqual(breach);
    expect(short(run([spoke('a', THURSDAY), call('b', THURSDAY + 7)]))[1]).toBe('b pass');
  });

  it('without counting that day the period is one day longer', () => {
    const rows = [spoke('a', THURSDAY), call('b', THURSDAY + 7), call('c', THURSDAY + 8)];
    expect(short(run(rows, { trigger_day_counts: false }))).toEqual(['a pass', 'b violation', 'c pass']);
  });

  it('an inbound or consented conversation begins the quiet days; one in another channel does not', () => {
    const of = rule({ except: ['consent'] });
    expect(short(run([spoke('a', THURSDAY, { direction: 'inbound' }), call('b', THURSDAY + 1)]))).toEqual([
      'b violation'
    ]);
    expect(short(run([spoke('a', THURSDAY, { consent: true }), call('b', THURSDAY + 1)], {}, of))[1]).toBe(
      'b violation'
    );
    expect(short(run([spoke('a', THURSDAY, { channel: 'visit' }), call('b', THURSDAY + 1)]))[1]).toBe(
      'b pass'
    );
  });

  it('an unknown outcome after the known conversation does not soften the violation', () => {
    const rows = [spoke('a', THURSDAY), call('b', THURSDAY + 1, { outcome: null }), call('c', THURSDAY + 2)];
    expect(run(rows)[2]).toMatchObject({ verdict: 'violation', witnesses: ['a', 'c'] });
  });

  it('an unknown outcome inside the period cannot be judged, outside it does not matter', () => {
    const unknown = call('a', THURSDAY, { outcome: null });
    expect(short(run([unknown, call('b', THURSDAY + 6)]))[1]).toBe('b cannot-judge');
    expect(short(run([unknown, call('b', THURSDAY + 7)]))[1]).toBe('b pass');
  });

  it('an unknown zone matters only where there is something to be near to', () => {
    const lost = { zones: [] };
    expect(short(run([call('a', THURSDAY, lost)]))).toEqual(['a pass']);
    expect(short(run([spoke('a', THURSDAY), call('b', THURSDAY + 90, lost)]))[1]).toBe('b cannot-judge');
    expect(short(run([spoke('a', THURSDAY, lost), call('b', THURSDAY + 90)]))[1]).toBe('b cannot-judge');
  });

  it('a conversation known by its date only begins the quiet days on that date', () => {
    const visit = bareDate('a', THURSDAY, { outcome: 'conversation' });
    expect(run([visit, call('b', THURSDAY + 6)])[1]).toMatchObject({ verdict: 'violation', measured: 6 });
  });

  it('a contact without one of the subject’s values cannot be judged', () =>
    expect(short(run([call('a', THURSDAY, { agency: null })]))).toEqual(['a cannot-judge']));
});
