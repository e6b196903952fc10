import { csvText } from '#lib/core/csv';

/** A cell as text of a table; a number is never a formula. */
export type Cell = string | number | null;

/** One line of CSV after RFC 4180, with LF. `neutralise` keeps spreadsheets from reading a text as a formula. */
export const csvLine = (cells: readonly Cell[], neutralise: boolean): string =>
  csvText([cells.map((cell) => (cell === null ? '' : String(cell)))], { neutralise });

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

const clockOf = (second: number): string =>
  `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;

const DATES_KEPT = 10_000;
const dates = new Map<number, string>();

/** `2026-03-05` of a day since 1970-01-01. */
export function isoDate(day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  if (dates.size === DATES_KEPT) dates.clear();
  const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
  dates.set(day, date);
  return date;
}

/** `2026-03-05T12:00:00Z` of epoch seconds. */
export function utc(instant: number): string {
  const day = Math.floor(instant / 86_400);
  return `${isoDate(day)}T${clockOf(instant - day * 86_400)}Z`;
}

/** `2026-03-05T20:00:00+08:00` of a local day and second at an instant; seconds of the offset only where there are some. */
export function isoLocal(day: number, second: number, instant: number): string {
  const shift = day * 86400 + second - instant;
  const ahead = Math.abs(shift);
  const seconds = ahead % 60 === 0 ? '' : `:${two(ahead % 60)}`;
  return `${isoDate(day)}T${clockOf(second)}${shift < 0 ? '-' : '+'}${two(Math.floor(ahead / 3600))}:${two(Math.floor(ahead / 60) % 60)}${seconds}`;
}
