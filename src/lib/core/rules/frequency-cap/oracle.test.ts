import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { at, bareDate, contact, env, log, rule, segment, short, THURSDAY } from '../oracle/cases';
import { judge } from './oracle';
import { params as schema } from './params';

const regF = {
  per: ['agency', 'consumer', 'account'],
  max: 7,
  window: { rolling_days: 7 },
  except_outcomes: ['busy']
};
const one = { per: ['consumer'], max: 1, window: { calendar: 'day' } };
const run = (params: object, contacts: ReturnType<typeof contact>[], of = rule()) =>
  judge(of, [segment(v.parse(schema, params))], log(contacts), env);
const days = (count: number, from = THURSDAY) =>
  Array.from({ length: count }, (_, i) => contact(`c${i + 1}`, at(from + i)));

describe('a cap on the number of contacts, by naive counting', () => {
  it('the eighth call within seven consecutive days is a presumed breach, with the eight calls as witnesses', () => {
    const verdicts = run(regF, [...days(7), contact('c8', at(THURSDAY + 6, '15:00'))]);
    expect(verdicts.at(-1)).toEqual({
      id: 'c8',
      verdict: 'violation',
      measured: 8,
      limit: 7,
      witnesses: ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8']
    });
    expect(verdicts.slice(0, 7).every(({ verdict }) => verdict === 'pass')).toBe(true);
  });

  it('the eighth call on the eighth day falls into a new seven days', () =>
    expect(short(run(regF, days(8))).at(-1)).toBe('c8 pass'));

  it('a busy signal is no attempt, and a call without an outcome is one', () => {
    const seven = days(7).map((call, i) => ({ ...call, outcome: i === 0 ? ('busy' as const) : null }));
    expect(short(run(regF, [...seven, contact('c8', at(THURSDAY + 6, '15:00'))])).at(-1)).toBe('c8 pass');
  });

  it('another person’s contact and an inbound call are not counted', () => {
    const others = [
      contact('b', at(THURSDAY, '11:00'), { consumer_id: 'Q' }),
      contact('i', at(THURSDAY, '12:00'), { direction: 'inbound' }),
      contact('z', at(THURSDAY, '13:00'))
    ];
    expect(short(run(one, [contact('a', at(THURSDAY)), ...others]))).toEqual([
      'a pass',
      'b pass',
      'z violation'
    ]);
  });

  it('two contacts at the same instant are ordered by the bytes of their ids', () =>
    expect(short(run(one, [contact('\u{1F4DE}', at(THURSDAY)), contact('\uFF5E', at(THURSDAY))]))).toEqual([
      '\uFF5E pass',
      '\u{1F4DE} violation'
    ]));

  it('a contact with consent passes and is not counted where consent is an exception', () => {
    const agreed = contact('a', at(THURSDAY), { consent: true });
    const second = contact('b', at(THURSDAY, '11:00'));
    expect(short(run(one, [agreed, second], rule({ except: ['consent'] })))).toEqual(['a pass', 'b pass']);
    expect(short(run(one, [agreed, second]))).toEqual(['a pass', 'b violation']);
  });

  it('a contact of which it is unknown whether it counts is never a violation', () => {
    const conversations = { ...one, counts: 'conversations' };
    const spoke = contact('a', at(THURSDAY), { outcome: 'conversation' });
    const unknown = contact('b', at(THURSDAY, '11:00'), { outcome: null });
    const last = contact('c', at(THURSDAY, '12:00'), { outcome: 'conversation' });
    expect(short(run(conversations, [spoke, unknown, last]))).toEqual([
      'a pass',
      'b cannot-judge',
      'c violation'
    ]);
    expect(short(run(conversations, [unknown, last]))).toEqual(['b pass', 'c cannot-judge']);
  });

  it('a short conversation does not count, whatever else is missing', () => {
    const long = { ...one, counts: 'conversations', max: 0, min_duration_s: 60 };
    const rows = [
      contact('a', at(THURSDAY), { outcome: 'conversation', duration_s: 59 }),
      contact('b', at(THURSDAY), { outcome: null, duration_s: 59, consumer_id: 'B' }),
      contact('c', at(THURSDAY), { outcome: 'busy', consumer_id: 'C' }),
      contact('d', at(THURSDAY), { outcome: 'conversation', consumer_id: 'D' }),
      contact('e', at(THURSDAY), { outcome: 'met', duration_s: 60, consumer_id: 'E' })
    ];
    expect(short(run(long, rows))).toEqual(['a pass', 'b pass', 'c pass', 'd cannot-judge', 'e violation']);
  });

  it('an earlier contact of unknown zone may count in a date window; an unknown date of its own cannot be judged', () => {
    const lost = contact('a', at(THURSDAY - 90), { zones: [] });
    expect(short(run(one, [lost, contact('b', at(THURSDAY))]))).toEqual(['a cannot-judge', 'b cannot-judge']);
    expect(short(run({ ...one, window: { rolling_hours: 24 } }, [lost, contact('b', at(THURSDAY))]))).toEqual(
      ['a pass', 'b pass']
    );
  });

  it('a bare date may be at any second of its day in a window of hours', () => {
    const hours = { ...one, window: { rolling_hours: 24 } };
    const visit = bareDate('a', THURSDAY);
    expect(short(run(hours, [visit, contact('b', at(THURSDAY + 1, '12:00'))])).at(-1)).toBe('b cannot-judge');
    expect(short(run(hours, [visit, contact('b', at(THURSDAY + 1, '23:59:59'))])).at(-1)).toBe('b pass');
    expect(short(run(hours, [visit, contact('b', at(THURSDAY, '23:59:59'))])).at(-1)).toBe('b violation');
  });

  it('a window of hours leaves out what is exactly as long ago', () => {
    const hours = { ...one, window: { rolling_hours: 1 } };
    expect(
      short(run(hours, [contact('a', at(THURSDAY, '10:00')), contact('b', at(THURSDAY, '11:00'))]))[1]
    ).toBe('b pass');
    expect(
      short(run(hours, [contact('a', at(THURSDAY, '10:00:01')), contact('b', at(THURSDAY, '11:00'))]))[1]
    ).toBe('b violation');
  });

  it('a week begins on the day the rule says', () => {
    const week = (starts: string) => ({ ...one, window: { calendar: 'week', week_starts: starts } });
    const pair = [contact('a', at(THURSDAY + 2)), contact('b', at(THURSDAY + 3))];
    expect(new Date(at(THURSDAY + 3) * 1000).getUTCDay()).toBe(0);
    expect(short(run(week('mon'), pair))[1]).toBe('b violation');
    expect(short(run(week('sun'), pair))[1]).toBe('b pass');
  });

  it('only what follows the first conversation counts, and an unknown outcome may be it', () => {
    const after = { ...one, max: 0, after_first_conversation: true };
    const rows = [
      contact('a', at(THURSDAY)),
      contact('b', at(THURSDAY + 1), { outcome: null }),
      contact('c', at(THURSDAY + 2)),
      contact('d', at(THURSDAY + 3), { direction: 'inbound', outcome: 'conversation' }),
      contact('e', at(THURSDAY + 4))
    ];
    expect(short(run(after, rows))).toEqual(['a pass', 'b pass', 'c cannot-judge', 'e violation']);
  });

  it('a contact that is not applicable is neither judged nor counted; a missing value leaves it open', () => {
    const homes = rule({ appliesTo: { ...rule().appliesTo, places: ['home'] } });
    const rows = [
      contact('a', at(THURSDAY), { place: 'work' }),
      contact('b', at(THURSDAY, '11:00')),
      contact('c', at(THURSDAY, '12:00'), { place: 'home' }),
      contact('d', at(THURSDAY, '13:00'), { place: 'home' })
    ];
    expect(short(run(one, rows, homes))).toEqual(['b cannot-judge', 'c cannot-judge', 'd violation']);
  });

  it('the values in force on the judged day count earlier contacts too, and none are in force before the first date', () => {
    const values = (max: number) => v.parse(schema, { ...one, max, window: { rolling_days: 7 } });
    const segments = [segment(values(2), THURSDAY + 1, THURSDAY + 3), segment(values(1), THURSDAY + 3)];
    expect(short(judge(rule(), segments, log(days(4)), env))).toEqual(['c2 pass', 'c3 pass', 'c4 violation']);
    const lost = contact('x', at(THURSDAY + 3, '06:00'), { zones: [] });
    expect(short(judge(rule(), segments, log([lost]), env))).toEqual(['x cannot-judge']);
  });
});
