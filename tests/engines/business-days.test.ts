import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DaysOff } from '#lib/core/domain';
import type { Engine } from '#lib/core/engine';
import { sql } from '#lib/core/sql';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { businessDaysUpTo } from '../../src/lib/core/compile/business-days';
import { createDuckDbWasmInNode } from './support/duckdb-wasm-in-node';

const dayOf = (date: string): number => Date.parse(date) / 86_400_000;

/** China's National Day of 2026: days off, of which two are a weekend, and a Saturday that is worked instead. */
const CALENDAR: DaysOff = {
  off: ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'].map(
    dayOf
  ),
  work: [dayOf('2026-10-10')],
  knownUntil: null
};

function isBusinessDay(day: number, calendar: DaysOff | null): boolean {
  const weekday = new Date(day * 86_400_000).getUTCDay();
  if (calendar?.work.includes(day)) return true;
  return weekday !== 0 && weekday !== 6 && !calendar?.off.includes(day);
}

describe.each([
  ['native DuckDB', () => createDuckDbNode()],
  ['DuckDB-Wasm', () => createDuckDbWasmInNode()]
] as const)('business days in %s', (_name, open) => {
  let engine: Engine;
  beforeAll(async () => void (engine = await open()));
  afterAll(() => engine.close());

  it.each([
    ['Monday to Friday', null],
    ['a calendar with a make-up Saturday', CALENDAR]
  ] as const)('grow by one on each business day of %s', async (_calendar, calendar) => {
    const first = dayOf('2026-09-21');
    const rows = await engine.query<{ day: number; count: number }>(sql`
      select day, ${businessDaysUpTo(sql`day`, calendar)} as count from (select unnest(range(${first}, ${first + 40}))::integer as day)
      order by day`);
    const grown = rows.slice(1).map(({ day, count }, i) => [day, count - rows[i]!.count]);
    expect(grown).toEqual(rows.slice(1).map(({ day }) => [day, isBusinessDay(day, calendar) ? 1 : 0]));
  });
});
