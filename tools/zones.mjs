// Makes static/zones.json from the pinned moment-timezone: every IANA zone's transitions from 1970 to 2037
// and, where a zone has one, the yearly rule it follows afterwards.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const DAY = 86_400;
const FIRST = 0;
const LAST = Date.UTC(2101, 0, 1) / 1000;
/** Later years repeat the rule seen in the years before it. */
const DATA_YEAR = 2037;
/** Enough years for each weekday to fall on every date a rule allows. */
const RULE_YEARS = 11;

const require = createRequire(import.meta.url);
const packed = JSON.parse(readFileSync(require.resolve('moment-timezone/data/packed/latest.json'), 'utf8'));

/** Numbers of the packed format: base 60 with digits 0-9 a-z A-X, minutes, optional fraction. */
function unpackNumber(text) {
  const digit = (char) => {
    const code = char.charCodeAt(0);
    return code > 96 ? code - 87 : code > 64 ? code - 29 : code - 48;
  };
  const sign = text.startsWith('-') ? -1 : 1;
  const [whole, fraction = ''] = text.replace('-', '').split('.');
  let value = 0;
  for (const char of whole) value = value * 60 + digit(char);
  let unit = 1;
  for (const char of fraction) value += digit(char) * (unit /= 60);
  return sign * value;
}

function unpackZone(text) {
  const [name, , offsets, indices, diffs = ''] = text.split('|');
  const east = offsets.split(' ').map((offset) => -Math.round(unpackNumber(offset) * 60) || 0);
  let minute = 0;
  const until =
    diffs === '' ? [] : diffs.split(' ').map((diff) => Math.round((minute += unpackNumber(diff)) * 60));
  return { name, until, offset: [...indices].map((index) => east[unpackNumber(index)]) };
}

const partsOf = (seconds) => {
  const date = new Date(seconds * 1000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    date: date.getUTCDate(),
    weekday: date.getUTCDay(),
    second: ((seconds % DAY) + DAY) % DAY
  };
};

/**
 * The yearly rules of the last years as [month 0-11, date, weekday 0-6 from Sunday, wall second, offset before, offset after]:
 * "on the first WEEKDAY on or after DATE". Null when the zone has none.
 */
function yearlyRules({ until, offset }) {
  const found = new Map();
  until.forEach((instant, index) => {
    const wall = partsOf(instant + offset[index]);
    if (wall.year <= DATA_YEAR - RULE_YEARS || wall.year > DATA_YEAR) return;
    const key = [wall.month, wall.weekday, wall.second, offset[index], offset[index + 1]].join();
    found.set(key, [...(found.get(key) ?? []), wall]);
  });
  const rules = [...found].map(([key, walls]) => {
    const [month, weekday, second, before, after] = key.split(',').map(Number);
    const dates = walls.map((wall) => wall.date);
    const [from, to] = [Math.min(...dates), Math.max(...dates)];
    const years = new Set(walls.map((wall) => wall.year));
    const holds = to - from === 6 && years.size === RULE_YEARS;
    return { holds, rule: [month, from, weekday, second, before, after] };
  });
  if (rules.length !== 2 || !rules.every(({ holds }) => holds)) return null;
  return rules.map(({ rule }) => rule).toSorted((one, other) => one[0] - other[0]);
}

/** Drops what ended before 1970 or begins after the last instant, and joins neighbours of equal offset. */
function compact({ until, offset }, last) {
  const kept = { until: [], offset: [] };
  offset.forEach((seconds, index) => {
    const end = (until[index] ?? Infinity) <= last ? until[index] : Infinity;
    if (end <= FIRST || until[index - 1] > last) return;
    if (kept.offset.at(-1) === seconds) kept.until.pop();
    else kept.offset.push(seconds);
    if (Number.isFinite(end)) kept.until.push(end);
  });
  return kept;
}

export function makeZones() {
  const zones = {};
  for (const text of packed.zones) {
    const zone = unpackZone(text);
    zone.until = zone.until.filter(Number.isFinite);
    const yearly = yearlyRules(zone);
    const last = yearly ? Date.UTC(DATA_YEAR + 1, 0, 1) / 1000 : LAST;
    zones[zone.name] = { ...compact(zone, last), ...(yearly && { yearly }) };
  }
  const links = Object.fromEntries(packed.links.map((text) => text.split('|').toReversed()));
  return { version: packed.version, zones, links };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = fileURLToPath(new URL('../static/zones.json', import.meta.url));
  writeFileSync(target, JSON.stringify(makeZones()) + '\n');
  console.log(`wrote ${target}`);
}
