import { describe, expect, it } from 'vitest';
import { makeCalendars } from '../../tools/calendars.mjs';
import { readProject } from '../support/files';

interface CalendarFile {
  id: string;
  known_until: string;
  off: Record<string, string>;
  work: Record<string, string>;
}

const made: CalendarFile[] = makeCalendars();
const committed = (id: string): CalendarFile => JSON.parse(readProject(`static/calendars/${id}.json`));
const weekday = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

describe('calendars that come with the program', () => {
  it('are listed', () =>
    expect(JSON.parse(readProject('static/calendars/index.json'))).toEqual({
      calendars: made.map(({ id }) => id)
    }));

  it.each(made.map((calendar) => [calendar.id, calendar] as const))(
    '%s is what the tool makes',
    (id, calendar) => expect(committed(id)).toEqual(calendar)
  );

  it.each(made.map(({ id }) => id))('%s has real dates, in order, from 2010 until it is known', (id) => {
    const { off, work, known_until } = committed(id);
    for (const dates of [Object.keys(off), Object.keys(work)]) {
      expect(dates).toEqual([...dates].sort());
      for (const date of dates) {
        expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date);
        expect(date >= '2010-01-01' && date <= known_until, date).toBe(true);
      }
    }
    expect(Object.keys(off).filter((date) => date in work)).toEqual([]);
    expect(new Set(Object.keys(off).map((date) => date.slice(0, 4))).size).toBe(17);
  });

  it('in mainland China the Saturday of a long holiday is made up for, and every make-up day is on a weekend', () => {
    const { off, work } = committed('cn-mainland');
    expect(Object.keys(work).filter((date) => date.startsWith('2026'))).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10'
    ]);
    expect(Object.keys(work).filter((date) => ![0, 6].includes(weekday(date)))).toEqual([]);
    expect(Object.keys(off).filter((date) => date.startsWith('2026-02'))).toEqual(
      [15, 16, 17, 18, 19, 20, 21, 22, 23].map((day) => `2026-02-${day}`)
    );
  });

  it('a United States holiday on a Saturday is observed the day before, on a Sunday the day after', () => {
    const { off } = committed('us-federal');
    for (const [holiday, observed] of [
      ['2018-11-11', '2018-11-12'],
      ['2023-11-11', '2023-11-10'],
      ['2022-01-01', '2021-12-31'],
      ['2026-07-04', '2026-07-03']
    ] as const)
      expect([off[holiday], off[observed]]).toEqual([off[holiday], `${off[holiday]} (observed)`]);
    const weekdays = (year: string) =>
      Object.keys(off).filter((date) => date.startsWith(year) && ![0, 6].includes(weekday(date)));
    expect(weekdays('2019')).toHaveLength(10);
    expect(weekdays('2024')).toHaveLength(11);
    expect(weekdays('2026')).toHaveLength(11);
  });

  it('in Australia the days between Good Friday and Easter Monday are not off everywhere', () => {
    const { off } = committed('au-national');
    expect(Object.keys(off).filter((date) => date.startsWith('2026'))).toEqual([
      '2026-01-01',
      '2026-01-26',
      '2026-04-03',
      '2026-04-06',
      '2026-04-25',
      '2026-12-25',
      '2026-12-26',
      '2026-12-28'
    ]);
  });
});
