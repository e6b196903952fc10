import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { at, bareDate, contact, env, log, rule, segment, short, THURSDAY } from '../oracle/cases';
import { judge } from './oracle';
import { params as schema } from './params';

const daytime = [['08:00', '21:00']];
const everyDay = {
  mon: daytime,
  tue: daytime,
  wed: daytime,
  thu: daytime,
  fri: daytime,
  sat: daytime,
  sun: daytime
};
const run = (contacts: ReturnType<typeof contact>[], more: object = {}, of = rule()) =>
  judge(of, [segment(v.parse(schema, { allowed: everyDay, ...more }))], log(contacts), env);
const call = (clock: string, more = {}) => contact(clock, at(THURSDAY, clock), more);
const verdict = (row: ReturnType<typeof contact>, more: object = {}, of = rule()) =>
  run([row], more, of)[0]?.verdict;

describe('permitted hours, second by second', () => {
  it('the end is excluded or included to the second', () => {
    const rows = ['07:59:59', '08:00:00', '20:59:59', '21:00:00', '21:00:01'].map((clock) => call(clock));
    const out = (end: string) => run(rows, { end }).map((one) => one.verdict === 'violation');
    expect(out('exclusive')).toEqual([true, false, false, true, true]);
    expect(out('inclusive')).toEqual([true, false, false, false, true]);
  });

  it('with several candidate zones one of them outside is enough', () => {
    const conflict = call('12:30', { zones: ['UTC', '-5', '-3'] });
    expect(run([conflict], { basis: 'all_candidates' })[0]).toMatchObject({
      verdict: 'violation',
      measured: 7.5 * 3600,
      limit: null,
      witnesses: ['12:30']
    });
    expect(verdict(conflict)).toBe('pass');
  });

  it('an unknown zone cannot be judged on the consumer’s clock but on a fixed one', () => {
    expect(verdict(call('12:00', { zones: [] }))).toBe('cannot-judge');
    expect(verdict(call('12:00', { zones: [] }), { basis: '-5' })).toBe('violation');
  });

  it('a bare date is judged where every second of it gives the same answer', () => {
    const all = Object.fromEntries(
      Object.keys(everyDay).map((day) => [
        day,
        [
          ['00:00', '12:00'],
          ['12:00', '24:00']
        ]
      ])
    );
    expect(verdict(bareDate('d', THURSDAY), { allowed: all })).toBe('pass');
    expect(run([bareDate('d', THURSDAY)], { allowed: {} })[0]).toMatchObject({
      verdict: 'violation',
      measured: null
    });
    expect(verdict(bareDate('d', THURSDAY))).toBe('cannot-judge');
  });

  it('a day off follows the holiday rule, a date after the calendar’s end cannot be judged', () => {
    const holidays = (of: unknown) => ({ holidays: { calendar: 'any', rule: of } });
    expect(verdict(call('12:00'), holidays('none'))).toBe('violation');
    expect(verdict(call('12:00'), holidays({ hours: [['12:00', '13:00']] }))).toBe('pass');
    expect(verdict(contact('x', at(THURSDAY + 1)), holidays('none'))).toBe('pass');
    expect(verdict(contact('x', at(THURSDAY + 4, '03:00')), holidays('none'))).toBe('cannot-judge');
  });

  it('a weekday that is not listed has no permitted hours', () => {
    const { thu, ...others } = everyDay;
    expect(thu).toBeDefined();
    expect(verdict(call('12:00'), { allowed: others })).toBe('violation');
  });

  it('a waiver passes what is late enough; without days past due only the hours can clear it', () => {
    const waived = { waived_above_days_past_due: 30 };
    expect(verdict(call('03:00', { days_past_due: 31 }), waived)).toBe('pass');
    expect(verdict(call('03:00', { days_past_due: 30 }), waived)).toBe('violation');
    expect(verdict(call('03:00'), waived)).toBe('cannot-judge');
    expect(verdict(call('12:00'), waived)).toBe('pass');
  });

  it('a place narrows the rule; an unknown one outside the hours cannot be judged', () => {
    const homes = { places: ['home'] };
    expect(verdict(call('03:00', { place: 'work' }), homes)).toBeUndefined();
    expect(verdict(call('03:00', { place: 'home' }), homes)).toBe('violation');
    expect(verdict(call('03:00'), homes)).toBe('cannot-judge');
    expect(verdict(call('12:00'), homes)).toBe('pass');
  });

  it('a rule that may not yet be in effect where the consumer is cannot be judged', () => {
    const since = (day: number) => [segment(v.parse(schema, { allowed: everyDay, basis: 'UTC' }), day)];
    const row = [call('03:00', { zones: [] })];
    expect(short(judge(rule(), since(THURSDAY), log(row), env))).toEqual(['03:00 cannot-judge']);
    expect(short(judge(rule(), since(THURSDAY - 1), log(row), env))).toEqual(['03:00 violation']);
    expect(short(judge(rule(), since(THURSDAY + 1), log(row), env))).toEqual([]);
  });

  it('consent that is recorded passes, consent that is not recorded does not', () => {
    const of = rule({ except: ['consent'] });
    expect(verdict(call('03:00', { consent: true }), {}, of)).toBe('pass');
    expect(verdict(call('03:00'), {}, of)).toBe('violation');
  });
});
