import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { agent, at, contact, env, log, rule, segment, short, THURSDAY } from '../oracle/cases';
import { judge } from './oracle';
import { params as schema } from './params';

const run = (rows: ReturnType<typeof agent>[], requires: unknown, more = {}) =>
  short(
    judge(
      rule(),
      [segment(v.parse(schema, { requires }))],
      log([contact('c', at(THURSDAY), { agent: 'Ann', ...more })], { agents: rows }),
      env
    )
  );

describe('certificates of agents', () => {
  const on = (certified_from: number | null, certified_until: number | null) =>
    agent('Ann', { certified_from, certified_until });

  it('hold on their first and last day', () => {
    expect(run([on(THURSDAY, THURSDAY)], 'certified')).toEqual(['c pass']);
    expect(run([on(null, THURSDAY)], 'certified')).toEqual(['c pass']);
    expect(run([on(null, THURSDAY - 1)], 'certified')).toEqual(['c violation']);
    expect(run([on(THURSDAY + 1, THURSDAY + 9)], 'certified')).toEqual(['c violation']);
  });

  it('without an end are open from their first day on, without either are none', () => {
    expect(run([on(THURSDAY, null)], 'certified')).toEqual(['c cannot-judge']);
    expect(run([on(THURSDAY + 1, null)], 'certified')).toEqual(['c violation']);
    expect(run([on(null, null)], 'certified')).toEqual(['c violation']);
    expect(run([on(THURSDAY, null), on(null, THURSDAY)], 'certified')).toEqual(['c pass']);
  });

  it('of an agent nobody listed, or on an unknown date, cannot be judged', () => {
    expect(run([agent('Bob', { certified_until: THURSDAY })], 'certified')).toEqual(['c cannot-judge']);
    expect(run([on(null, THURSDAY)], 'certified', { agent: null })).toEqual(['c cannot-judge']);
    expect(run([on(null, THURSDAY)], 'certified', { zones: [] })).toEqual(['c cannot-judge']);
  });
});

describe('trainings of agents', () => {
  const trained = (...days: number[]) => days.map((day) => agent('Ann', { trained_at: day }));
  const within = { trained_within: 30 };

  it('count for so many days, the day of the training being none', () => {
    expect(run(trained(THURSDAY - 30), within)).toEqual(['c pass']);
    expect(run(trained(THURSDAY), within)).toEqual(['c pass']);
    expect(run(trained(THURSDAY - 31, THURSDAY + 1), within)).toEqual(['c violation']);
  });

  it('only after the contact, or none written down, say nothing of the time before', () => {
    expect(run(trained(THURSDAY + 1), within)).toEqual(['c cannot-judge']);
    expect(run([agent('Ann', { certified_until: THURSDAY })], within)).toEqual(['c cannot-judge']);
  });
});
