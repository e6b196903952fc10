import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { account, at, contact, env, log, rule, segment, short, THURSDAY } from '../oracle/cases';
import { judge } from './oracle';
import { params as schema } from './params';

const visit = (id: string, t: number, more = {}) => contact(id, t, { channel: 'visit', ...more });
const run = (contacts: ReturnType<typeof contact>[], params: object, more: object = {}) =>
  judge(rule(), [segment(v.parse(schema, params))], log(contacts, more), env);

describe('what a visit must have', () => {
  it('each missing element is named, a missing value matters only where no element is missed', () => {
    const all = { min_crew: 2, recorded: true, identity_disclosed: true };
    const rows = [
      visit('a', at(THURSDAY), { crew_size: 1, recorded: false, identity_disclosed: true }),
      visit('b', at(THURSDAY), { crew_size: 2, recorded: true }),
      visit('c', at(THURSDAY), { crew_size: null, recorded: false }),
      visit('d', at(THURSDAY), { crew_size: 2, recorded: true, identity_disclosed: true }),
      contact('e', at(THURSDAY), { recorded: false })
    ];
    const verdicts = run(rows, all);
    expect(short(verdicts)).toEqual(['a violation', 'b cannot-judge', 'c violation', 'd pass']);
    expect(verdicts[0]!.measured).toBe(1 + 4);
  });

  it('a notice of hours is tested to the second, one of days by local dates', () => {
    const notice = (min_notice: object, seconds: number) =>
      short(run([visit('v', at(THURSDAY), { notice_at: at(THURSDAY) - seconds })], { min_notice }))[0];
    expect(notice({ hours: 24 }, 86_400)).toBe('v pass');
    expect(notice({ hours: 24 }, 86_399)).toBe('v violation');
    expect(notice({ days: 1 }, 36_001)).toBe('v pass');
    expect(notice({ days: 1 }, 36_000)).toBe('v violation');
    expect(notice({ hours: 0 }, -1)).toBe('v violation');
  });

  it('a visit without notice misses it in a log that has the column, and cannot be judged in one without', () => {
    const silent = visit('a', at(THURSDAY));
    const announced = visit('b', at(THURSDAY), { notice_at: at(THURSDAY - 2) });
    expect(short(run([silent, announced], { min_notice: { days: 1 } }))).toEqual(['a violation', 'b pass']);
    expect(short(run([silent], { min_notice: { days: 1 } }))).toEqual(['a cannot-judge']);
  });

  it('a notice of which only the date is known may be of any second of it', () => {
    const on = (day: number) =>
      visit('v', at(THURSDAY), { notice_at: at(day, '00:00'), notice_span: 86_399, noticeWrittenDay: day });
    expect(short(run([on(THURSDAY - 1)], { min_notice: { hours: 24 } }))).toEqual(['v cannot-judge']);
    expect(short(run([on(THURSDAY - 2)], { min_notice: { hours: 24 } }))).toEqual(['v pass']);
    expect(short(run([on(THURSDAY)], { min_notice: { hours: 24 } }))).toEqual(['v violation']);
  });
});

describe('notice of the first visit only', () => {
  const first = { min_notice: { days: 1 }, first_visit_only: true };
  const late = { notice_at: at(THURSDAY) };

  it('later visits need none; one that the rule does not apply to is a first one all the same', () => {
    const rows = [visit('a', at(THURSDAY), late), visit('b', at(THURSDAY + 1))];
    expect(short(run(rows, first))).toEqual(['a violation', 'b pass']);
    const inbound = visit('0', at(THURSDAY - 1), { direction: 'inbound' });
    expect(short(run([inbound, ...rows], first))).toEqual(['a violation', 'b pass']);
    const homes = rule({ appliesTo: { ...rule().appliesTo, agencies: ['B'] } });
    const other = visit('c', at(THURSDAY + 2), { agency: 'B' });
    expect(short(judge(homes, [segment(v.parse(schema, first))], log([...rows, other]), env))).toEqual([
      'c pass'
    ]);
  });

  it('of an account placed before the log starts is not known to be the first, which an early notice makes harmless', () => {
    const placed = { accounts: [account('1', { placed_at: at(THURSDAY - 9) })] };
    expect(short(run([visit('a', at(THURSDAY), late)], first, placed))).toEqual(['a cannot-judge']);
    const announced = visit('a', at(THURSDAY), { notice_at: at(THURSDAY - 1) });
    expect(short(run([announced], first, placed))).toEqual(['a pass']);
    const within = { accounts: [account('1', { placed_at: at(THURSDAY) })] };
    expect(short(run([visit('a', at(THURSDAY), late)], first, within))).toEqual(['a violation']);
  });

  it('needs the subject to be known; other visits do not', () => {
    const nobody = visit('a', at(THURSDAY), { ...late, account_id: null });
    expect(short(run([nobody], first))).toEqual(['a cannot-judge']);
    expect(short(run([nobody], { min_notice: { days: 1 } }))).toEqual(['a violation']);
  });
});
