// Makes static/calendars/*.json from the pinned chinese-days and date-holidays. What they lack or have too much of is put
// right here, each with its reason; the files are reviewed before they are committed.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const FIRST_YEAR = 2010;
/** The last year that is announced. Libraries go on with what they expect; an expectation is no holiday. */
const LAST_YEAR = 2026;
const DAY = 86_400_000;

const require = createRequire(import.meta.url);
const versionOf = (name) => require(`${name}/package.json`).version;

const isInYears = (date) => Number(date.slice(0, 4)) >= FIRST_YEAR && Number(date.slice(0, 4)) <= LAST_YEAR;
const sorted = (days) => Object.fromEntries(Object.entries(days).toSorted(([a], [b]) => (a < b ? -1 : 1)));
const isoOf = (instant) => new Date(instant).toISOString().slice(0, 10);

/** Days of mainland China as the State Council's notices list them, by name. */
function mainlandChina() {
  const { holidays, workdays } = require('chinese-days/dist/chinese-days.json');
  const named = (days) =>
    sorted(
      Object.fromEntries(
        Object.entries(days)
          .filter(([date]) => isInYears(date))
          .map(([date, text]) => [date, text.split(',')[1]])
      )
    );
  return { off: named(holidays), work: named(workdays) };
}

/** Public holidays of a country, without the days that stand in for others. */
function publicHolidays(country) {
  const Holidays = require('date-holidays');
  const calendar = new Holidays(country, { types: ['public'], languages: ['en'] });
  const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 2 }, (_, i) => FIRST_YEAR + i);
  return years
    .flatMap((year) => calendar.getHolidays(year))
    .map(({ date, name, substitute }) => ({
      date: date.slice(0, 10),
      name: name.replace(' (substitute day)', ''),
      isSubstitute: substitute === true
    }));
}

/**
 * Legal holidays of 5 U.S.C. 6103(a), and for those on a Saturday the Friday before (6103(b)), on a Sunday the Monday after
 * (Executive Order 11582). The library leaves out the day observed for Veterans Day, so all of them are made here.
 */
function unitedStatesFederal() {
  const off = {};
  for (const { date, name, isSubstitute } of publicHolidays('US')) {
    if (isSubstitute) continue;
    off[date] = name;
    const instant = Date.parse(`${date}T00:00:00Z`);
    const weekday = new Date(instant).getUTCDay();
    if (weekday === 6) off[isoOf(instant - DAY)] = `${name} (observed)`;
    if (weekday === 0) off[isoOf(instant + DAY)] = `${name} (observed)`;
  }
  return { off, work: {} };
}

/** Public holidays on the same date in every state and territory: the library's nationwide list has two that are not. */
function australiaNational() {
  const notEverywhere = ['Easter Saturday', 'Easter Sunday'];
  const off = publicHolidays('AU')
    .filter(({ name }) => !notEverywhere.includes(name))
    .map(({ date, name, isSubstitute }) => [date, isSubstitute ? `${name} (additional day)` : name]);
  return { off: Object.fromEntries(off), work: {} };
}

const wikipedia = {
  source: `date-holidays ${versionOf('date-holidays')}, whose data rely on articles of Wikipedia`,
  licence: 'CC BY-SA 3.0'
};

/** Every calendar: what its file says, in the order of its keys. */
export function makeCalendars() {
  const calendars = [
    {
      id: 'cn-mainland',
      title: {
        en: 'Mainland China, public holidays and make-up working days',
        zh: '中国大陆法定节假日及调休工作日'
      },
      source: `chinese-days ${versionOf('chinese-days')}, from the notices of the General Office of the State Council`,
      licence: 'MIT',
      ...mainlandChina()
    },
    {
      id: 'us-federal',
      title: { en: 'United States, federal holidays', zh: '美国联邦假日' },
      ...wikipedia,
      ...unitedStatesFederal()
    },
    {
      id: 'au-national',
      title: { en: 'Australia, public holidays in every state and territory', zh: '澳大利亚全国公共假日' },
      ...wikipedia,
      ...australiaNational()
    }
  ];
  return calendars.map(({ id, title, source, licence, off, work }) => ({
    id,
    title,
    source,
    licence,
    known_until: `${LAST_YEAR}-12-31`,
    off: sorted(Object.fromEntries(Object.entries(off).filter(([date]) => isInYears(date)))),
    work
  }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = fileURLToPath(new URL('../static/calendars/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const write = (name, content) => {
    writeFileSync(`${folder}${name}.json`, `${JSON.stringify(content, null, 2)}\n`);
    console.log(`wrote ${folder}${name}.json`);
  };
  const calendars = makeCalendars();
  for (const calendar of calendars) write(calendar.id, calendar);
  write('index', { calendars: calendars.map(({ id }) => id) });
}
