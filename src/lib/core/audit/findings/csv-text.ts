import { csvText } from '#lib/core/ingest';

/** A cell as text of a table; a number is never a formula. */
export type Cell = string | number | null;

/** One line of CSV after RFC 4180, with LF. `neutralise` keeps spreadsheets from reading a text as a formula. */
export const csvLine = (cells: readonly Cell[], neutralise: boolean): string =>
  csvText([cells.map((cell) => (cell === null ? '' : String(cell)))], { neutralise });

const two = (value: number): string => String(value).padStart(2, '0');

/** `2026-03-05T12:00:00Z` of epoch seconds. */
export const utc = (instant: number): string => `${new Date(instant * 1000).toISOString().slice(0, 19)}Z`;

/** `2026-03-05` of a day since 1970-01-01. */
export const isoDate = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** `2026-03-05T20:00:00+08:00` of a local day and second at an instant; seconds of the offset only where there are some. */
export function isoLocal(day: number, second: number, instant: number): string {
  const shift = day * 86400 + second - instant;
  const ahead = Math.abs(shift);
  const clock = `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
  const seconds = ahead % 60 === 0 ? '' : `:${two(ahead % 60)}`;
  return `${isoDate(day)}T${clock}${shift < 0 ? '-' : '+'}${two(Math.floor(ahead / 3600))}:${two(Math.floor(ahead / 60) % 60)}${seconds}`;
}
