import { int, join, sql, type Fragment } from '#lib/core/sql';
import { periodOf, type Period } from '../period';
import { once, type FigureContext } from './context';

/** A dictionary of few words, both ways. */
export interface Words {
  textOf: ReadonlyMap<number, string>;
  codeOf: ReadonlyMap<string, number>;
}

/** What every figure of one judgement needs to know of the log. */
export interface Scene {
  agency: Words;
  region: Words;
  /** First and last local date of a contact, null where there is none. */
  firstDay: number | null;
  lastDay: number | null;
  /** Every month of the log, in order. */
  months: readonly Period[];
  /** Zone of complaints' dates: of the rulebook that judges them, else of the first that names one, else UTC. */
  reportingZone: string;
  /** Whether a rulebook says the zone of contacts that have none. */
  completesZones: boolean;
}

export const DAY = 86400;

export const sceneOf = (ctx: FigureContext): Promise<Scene> => once(ctx, 'scene', () => lookAround(ctx));

async function lookAround({ engine, judgement }: FigureContext): Promise<Scene> {
  const [days] = await engine.query<{ first: number | null; last: number | null }>(
    sql`select min(day) as first, max(day) as last from shown`
  );
  const [received] = await engine.query<{ first: number | null; last: number | null }>(
    sql`select (min(received_at) // ${int(DAY)})::integer - 1 as first, (max(received_at + span) // ${int(DAY)})::integer + 1 as last
      from complaint`
  );
  const { first, last } = days!;
  const starts = [first, received!.first].filter((day) => day !== null);
  const ends = [last, received!.last].filter((day) => day !== null);
  const rulebooks = judgement.rules.map(({ compiled }) => compiled);
  const reporting = [...rulebooks.filter(({ kind }) => kind.judges !== 'contacts'), ...rulebooks];
  return {
    agency: await wordsOf(engine, sql`word_agency`),
    region: await wordsOf(engine, sql`word_region`),
    firstDay: first,
    lastDay: last,
    months: starts.length === 0 ? [] : monthsBetween(Math.min(...starts), Math.max(...ends)),
    reportingZone: reporting.find(({ rulebook }) => rulebook.timeZone !== null)?.rulebook.timeZone ?? 'UTC',
    completesZones: rulebooks.some(({ rulebook }) => rulebook.consumerTimeZone !== null)
  };
}

async function wordsOf(engine: FigureContext['engine'], table: Fragment): Promise<Words> {
  const rows = await engine.query<{ code: number; text: string }>(sql`select code, text from ${table}`);
  return {
    textOf: new Map(rows.map(({ code, text }) => [code, text])),
    codeOf: new Map(rows.map(({ code, text }) => [text, code]))
  };
}

const yearAndMonth = (day: number): { year: number; month: number } => {
  const date = new Date(day * DAY * 1000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() };
};

/** The month or quarter a day lies in. */
export function periodAt(unit: 'month' | 'quarter', day: number): Period {
  const { year, month } = yearAndMonth(day);
  return periodOf(unit, unit === 'month' ? year * 12 + month : year * 4 + Math.floor(month / 3));
}

function monthsBetween(first: number, last: number): Period[] {
  const months = [periodAt('month', first)];
  while (months.at(-1)!.lastDay < last) months.push(periodAt('month', months.at(-1)!.lastDay + 1));
  return months;
}

/** First day of the month that a day of the log lies in. */
export function monthStart({ months }: Scene, day: Fragment): Fragment {
  const later = months
    .slice(0, -1)
    .map(({ firstDay, lastDay }) => sql`when ${day} <= ${int(lastDay)} then ${int(firstDay)}`);
  const last = int(months.at(-1)?.firstDay ?? 0);
  return later.length === 0 ? last : sql`case ${join(later, ' ')} else ${last} end`;
}

/** Monday of the week of a day, as a day; Monday 0 … Sunday 6. 1970-01-01 was a Thursday; 146100 keeps dividends positive. */
export const weekOf = (day: Fragment): Fragment => sql`((${day} + 146100) // 7 * 7 - 146100)`;
export const weekdayOf = (day: Fragment): Fragment => sql`((${day} + 146100) % 7)`;
