import { instantOf } from '../zone-maths';

const DAY = 86_400;

export const text = (cell: string): string | null => (cell === '' ? null : cell);
export const word = <T extends string>(cell: string, words: readonly T[]): T | null =>
  words.includes(cell as T) ? (cell as T) : null;
export const number = (cell: string): number | null => (/^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : null);
export function truth(cell: string): boolean | null {
  if (['true', '1', 'yes', 'y', 't', '是'].includes(cell)) return true;
  return ['false', '0', 'no', 'n', 'f', '否'].includes(cell) ? false : null;
}

/** Something that happened: `span` seconds after `t` at the latest. */
export interface Moment {
  t: number;
  span: number;
  writtenDay: number | null;
}

/** An instant with an offset, a wall time in the file's zone, or a date. */
export function moment(cell: string, zone: string): Moment {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?)?$/.exec(cell);
  if (!match) throw new Error(`not a time: ${cell}`);
  const [, year, month, date, hour, minute, second, offset] = match;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(date)) / 1000;
  if (hour === undefined) {
    const t = instantOf(zone, midnight);
    return { t, span: instantOf(zone, midnight + DAY) - t - 1, writtenDay: midnight / DAY };
  }
  const wall = midnight + Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  if (offset === undefined) return { t: instantOf(zone, wall), span: 0, writtenDay: null };
  if (offset === 'Z') return { t: wall, span: 0, writtenDay: null };
  const east = (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6))) * 60;
  return { t: offset.startsWith('-') ? wall + east : wall - east, span: 0, writtenDay: null };
}

/** The same where there may be none. */
export const momentOrNone = (cell: string, zone: string): Moment | { t: null; span: 0; writtenDay: null } =>
  cell === '' ? { t: null, span: 0, writtenDay: null } : moment(cell, zone);

/** A date in days since 1970-01-01. */
export const date = (cell: string): number | null =>
  cell === '' ? null : Date.parse(`${cell}T00:00:00Z`) / 1000 / DAY;

/** Seconds of a time of day. */
export function clock(cell: string): number | null {
  if (cell === '') return null;
  const [hours, minutes, seconds] = `${cell}:00`.split(':');
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
