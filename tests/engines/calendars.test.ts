import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { auditFiles, verdictsOf } from '../support/audit';
import { calendars, rulebookFrom, sourceFile } from '../support/files';
import { createDuckDbWasmInNode } from './support/duckdb-wasm-in-node';

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => `${day}: [["08:00", "21:00"]]`);

const rulebook = (calendar: string) =>
  rulebookFrom(`id: days
time_zone: Asia/Shanghai
calendars: { days: ${calendar} }
rules:
  - id: hours
    kind: contact-hours
    params:
      allowed: { ${WEEK.join(', ')} }
      holidays: { calendar: days, rule: none }
  - id: answered
    kind: complaint-deadline
    params:
      tiers: [{ business_days: 2, calendar: days }]
`);

const call = (date: string): string => `${date},call,${date}T12:00:00+08:00,Asia/Shanghai`;
const contacts = (...dates: string[]) =>
  sourceFile('contacts.csv', ['contact_id,channel,occurred_at,time_zone', ...dates.map(call)].join('\n'));

describe.each([
  ['native DuckDB', () => createDuckDbNode()],
  ['DuckDB-Wasm', () => createDuckDbWasmInNode()]
])('a calendar of the program as base of one of a rulebook, on %s', (_name, open) => {
  let engine: Engine;
  beforeAll(async () => void (engine = await open()));
  afterAll(() => engine.close());

  const judged = async (calendar: string, verdict: 1 | 2, ...files: ReturnType<typeof contacts>[]) => {
    const { judgement } = await auditFiles(engine, files, [rulebook(calendar)], { zone: 'Asia/Shanghai' });
    return verdictsOf(engine, judgement, verdict);
  };

  it('a listed day is off; the weekend before, a make-up day and the day after are not', async () => {
    const days = contacts('2026-09-19', '2026-09-20', '2026-09-25', '2026-09-27', '2026-09-28');
    const found = await judged('{ base: cn-mainland }', 1, days);
    expect(found.get('days/hours')).toEqual(['2026-09-25', '2026-09-27']);
  });

  it('a rulebook can take a day off back and add one of its own', async () => {
    const days = contacts('2026-09-25', '2026-09-27', '2026-09-28');
    const changed = '{ base: cn-mainland, work: [2026-09-25], off: [2026-09-28] }';
    expect((await judged(changed, 1, days)).get('days/hours')).toEqual(['2026-09-27', '2026-09-28']);
  });

  it('a date of a year that is not announced cannot be judged, be it a holiday every year', async () => {
    const days = contacts('2026-12-31', '2027-01-01', '2027-06-15');
    expect((await judged('{ base: cn-mainland }', 2, days)).get('days/hours')).toEqual([
      '2027-01-01',
      '2027-06-15'
    ]);
    const until = '{ base: cn-mainland, known_until: 2026-12-30 }';
    expect((await judged(until, 2, days)).get('days/hours')).toEqual([
      '2026-12-31',
      '2027-01-01',
      '2027-06-15'
    ]);
  });

  it('business days skip the holiday and count the make-up day', async () => {
    // received on Wednesday 30 September 2026; 1–7 October are off, Saturday 10 October is worked
    const complaints = (closed: string) =>
      sourceFile(
        'complaints.csv',
        `complaint_id,received_at,closed_at,outcome\nc,2026-09-30T10:00:00+08:00,${closed}T10:00:00+08:00,upheld`
      );
    const late = async (closed: string) => {
      const { judgement } = await auditFiles(
        engine,
        [contacts('2026-09-01'), complaints(closed)],
        [rulebook('{ base: cn-mainland }')],
        { zone: 'Asia/Shanghai' }
      );
      return judgement.rules.find(({ compiled }) => compiled.rule.id === 'answered')!.tally.violations;
    };
    expect(await late('2026-10-09')).toBe(0);
    expect(await late('2026-10-10')).toBe(1);
  });
});

describe('a base calendar', () => {
  it('that does not come with the program is refused when the rulebook is read', () => {
    expect(() => rulebook('{ base: cn-moon }')).toThrow('rulebook_issue_unknown_calendar');
    expect(calendars().has('cn-moon')).toBe(false);
  });

  it('`none` is empty and known for ever, unless the rulebook says until when', () => {
    const days = calendars().of(rulebook('{ base: none, off: [2026-01-01] }')).get('days');
    expect(days).toEqual({ off: [20454], work: [], knownUntil: null });
  });

  it('has its make-up days with those of the rulebook', () => {
    const days = calendars().of(rulebook('{ base: cn-mainland, work: [2026-09-26] }')).get('days')!;
    const day = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
    expect(days.work).toEqual(
      expect.arrayContaining([day('2026-09-20'), day('2026-09-26'), day('2026-10-10')])
    );
    expect(days.off).not.toContain(day('2026-09-26'));
    expect(days.knownUntil).toBe(day('2026-12-31'));
  });
});
