import type { ReasonCode } from '../codes';
import { NumberReader } from './readers';
import type { Row } from './row';
import { WordCache } from './word-cache';

const DAY = 86_400;
const TIME =
  /^(?:(上午|下午)\s*)?(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.,]\d+)?)?|[时時點点](?:(\d{1,2})分?(?:(\d{1,2})秒?)?)?)?(?:\s*([ap])\.?m\.?)?$/;

/** Seconds since midnight, 0 … 86400, of `8:30`, `08:30:00`, `8时30分`, `下午3点`, `8:30 PM`; NaN when it is no time of day. */
export function timeOfDay(text: string): number {
  const found = TIME.exec(text.normalize('NFKC').toLowerCase());
  if (found === null) return NaN;
  const [, half, hours, minutes, seconds, wordMinutes, wordSeconds, mark] = found;
  const isBare = minutes === undefined && !/[时時點点]/.test(text);
  if ((half !== undefined && mark !== undefined) || (isBare && half === undefined && mark === undefined))
    return NaN;
  let hour = Number(hours);
  if (half !== undefined || mark !== undefined) {
    if (hour < 1 || hour > 12) return NaN;
    hour = (hour % 12) + (half === '下午' || mark === 'p' ? 12 : 0);
  }
  const minute = Number(minutes ?? wordMinutes ?? 0);
  const second = Number(seconds ?? wordSeconds ?? 0);
  const total = hour * 3600 + minute * 60 + second;
  return minute < 60 && second < 60 && total <= DAY ? total : NaN;
}

/** A time of day, as seconds since midnight. */
export class TimeOfDayReader extends NumberReader {
  private readonly cache = new WordCache(timeOfDay);

  constructor(field: string, capacity: number) {
    super(field, 'int32', capacity);
  }

  read(row: Row, start: number, end: number): ReasonCode | null {
    if (start === end) return this.miss(row);
    const value = this.cache.get(row.bytes, start, end);
    return Number.isNaN(value) ? this.miss(row, 'unreadable_time') : this.put(row, value);
  }
}
