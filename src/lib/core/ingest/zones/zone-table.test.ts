import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ZONES } from './zone-table.fixture';

const DAY = 86_400;
const seconds = (iso: string) => Date.parse(iso) / 1000;
const written = ({ day, second }: { day: number; second: number }) =>
  new Date((day * DAY + second) * 1000).toISOString().slice(0, 19).replace('T', ' ');
const wall = (text: string) => {
  const total = seconds(`${text.replace(' ', 'T')}Z`);
  return [Math.floor(total / DAY), total - Math.floor(total / DAY) * DAY] as const;
};

describe('local time of an instant', () => {
  test.each([
    ['UTC', '2026-01-01T00:00:00Z', '2026-01-01 00:00:00'],
    ['Asia/Shanghai', '2026-01-01T00:00:00Z', '2026-01-01 08:00:00'],
    ['Asia/Shanghai', '1988-07-01T00:00:00Z', '1988-07-01 09:00:00'],
    ['Asia/Kolkata', '2026-01-01T00:00:00Z', '2026-01-01 05:30:00'],
    ['Asia/Calcutta', '2026-01-01T00:00:00Z', '2026-01-01 05:30:00'],
    ['Asia/Kathmandu', '1985-12-31T18:29:59Z', '1985-12-31 23:59:59'],
    ['Asia/Kathmandu', '1985-12-31T18:30:00Z', '1986-01-01 00:15:00'],
    ['America/New_York', '2026-03-08T06:59:59Z', '2026-03-08 01:59:59'],
    ['America/New_York', '2026-03-08T07:00:00Z', '2026-03-08 03:00:00'],
    ['America/New_York', '2026-11-01T05:59:59Z', '2026-11-01 01:59:59'],
    ['America/New_York', '2026-11-01T06:00:00Z', '2026-11-01 01:00:00'],
    ['US/Eastern', '2026-07-01T12:00:00Z', '2026-07-01 08:00:00'],
    ['America/St_Johns', '2026-01-01T12:00:00Z', '2026-01-01 08:30:00'],
    ['America/Phoenix', '2026-07-01T12:00:00Z', '2026-07-01 05:00:00'],
    ['America/Vancouver', '2026-01-15T12:00:00Z', '2026-01-15 04:00:00'],
    ['America/Vancouver', '2027-01-15T12:00:00Z', '2027-01-15 05:00:00'],
    ['Australia/Lord_Howe', '2026-01-01T00:00:00Z', '2026-01-01 11:00:00'],
    ['Australia/Lord_Howe', '2026-04-04T14:59:59Z', '2026-04-05 01:59:59'],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', '2026-04-05 01:30:00'],
    ['Australia/Adelaide', '2026-07-01T00:00:00Z', '2026-07-01 09:30:00'],
    ['Pacific/Apia', '2011-12-30T09:59:59Z', '2011-12-29 23:59:59'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31 00:00:00'],
    ['Pacific/Chatham', '2026-07-01T00:00:00Z', '2026-07-01 12:45:00'],
    ['Africa/Casablanca', '2025-01-15T12:00:00Z', '2025-01-15 13:00:00'],
    ['Africa/Casablanca', '2025-03-15T12:00:00Z', '2025-03-15 12:00:00'],
    ['Europe/Berlin', '2050-07-01T12:00:00Z', '2050-07-01 14:00:00'],
    ['Europe/Berlin', '2099-10-25T00:59:59Z', '2099-10-25 02:59:59'],
    ['Europe/Berlin', '2099-10-25T01:00:00Z', '2099-10-25 02:00:00'],
    ['America/New_York', '2100-01-01T12:00:00Z', '2100-01-01 07:00:00']
  ])('in %s at %s it is %s', (zone, instant, local) => {
    expect(written(ZONES.localAt(zone, seconds(instant)))).toBe(local);
  });
});

describe('instant of a wall time', () => {
  test.each([
    ['Asia/Shanghai', '2026-01-01 08:00:00', '2026-01-01T00:00:00Z', 'once'],
    ['America/New_York', '2026-03-08 02:30:00', '2026-03-08T07:30:00Z', 'never'],
    ['America/New_York', '2026-11-01 01:30:00', '2026-11-01T05:30:00Z', 'twice'],
    ['America/New_York', '2026-11-01 02:00:00', '2026-11-01T07:00:00Z', 'once'],
    ['Australia/Lord_Howe', '2026-10-04 02:15:00', '2026-10-03T15:45:00Z', 'never'],
    ['Australia/Lord_Howe', '2026-04-05 01:45:00', '2026-04-04T14:45:00Z', 'twice'],
    ['Pacific/Apia', '2011-12-30 12:00:00', '2011-12-30T22:00:00Z', 'never'],
    ['Pacific/Apia', '2011-12-31 00:00:00', '2011-12-30T10:00:00Z', 'once']
  ])('in %s, %s is %s and occurs %s', (zone, text, instant, times) => {
    expect(ZONES.instantOf(zone, ...wall(text))).toEqual({
      t: seconds(instant),
      gap: times === 'never',
      overlap: times === 'twice'
    });
  });

  test('leads back to itself unless the clock skipped it', () => {
    const names = ZONES.names();
    fc.assert(
      fc.property(
        fc.nat(names.length - 1),
        fc.integer({ min: 0, max: 47_000 }),
        fc.nat(DAY - 1),
        (zone, day, second) => {
          const { t, gap } = ZONES.instantOf(names[zone]!, day, second);
          if (!gap) expect(ZONES.localAt(names[zone]!, t)).toEqual({ day, second });
        }
      ),
      { seed: 1, numRuns: 3000 }
    );
  });
});

test('transitions are the stretches that touch a period', () => {
  const found = ZONES.transitions(
    'America/New_York',
    seconds('2026-01-01T00:00:00Z'),
    seconds('2026-12-31T00:00:00Z')
  );
  expect(found).toEqual({
    until: [seconds('2026-03-08T07:00:00Z'), seconds('2026-11-01T06:00:00Z')],
    offset: [-18_000, -14_400, -18_000]
  });
});

test('a name that is no zone is refused', () => {
  expect(ZONES.has('Asia/Beijing')).toBe(false);
  expect(ZONES.has('asia/shanghai')).toBe(false);
  expect(ZONES.has('toString')).toBe(false);
  expect(() => ZONES.offsetAt('Asia/Beijing', 0)).toThrow(RangeError);
  expect(ZONES.canonical('US/Eastern')).toBe('America/New_York');
});
