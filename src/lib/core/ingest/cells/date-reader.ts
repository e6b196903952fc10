const DAY = 86_400;
const SECONDS_FROM = 100_000_000;
const MILLISECONDS_FROM = 100_000_000_000;
const MILLISECONDS_TO = 100_000_000_000_000;

export const UNREADABLE = 0;
/** `day`·86400 + `second` is epoch time. */
export const INSTANT = 1;
/** `day` and `second` are wall time. */
export const NAIVE = 2;
/** Only `day` was written. */
export const BARE_DATE = 3;
/** The order of day and month is not known. */
export const AMBIGUOUS = 4;

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const MONTH_LENGTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 48 && byte <= 57;

/** Days since 1970-01-01 of a date of the Gregorian calendar; NaN when there is no such date. */
export function dayOf(year: number, month: number, date: number): number {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || date < 1) return NaN;
  const leapDay = month === 2 && isLeap(year) ? 1 : 0;
  if (date > MONTH_LENGTH[month - 1]! + leapDay) return NaN;
  const past = year - 1;
  const leaps = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) - 477;
  return (
    (year - 1970) * 365 +
    leaps +
    DAYS_BEFORE_MONTH[month - 1]! +
    (month > 2 && isLeap(year) ? 1 : 0) +
    date -
    1
  );
}

const CHINESE =
  /^(\d{4})(?:年(\d{1,2})月(\d{1,2})[日号]|([-/])(\d{1,2})\4(\d{1,2}))\s*(?:(上午|下午)\s*)?(?:(\d{1,2})(?:[:：](\d{1,2})(?:[:：](\d{1,2})(?:[.,]\d+)?)?|[时點点](?:(\d{1,2})分?(?:(\d{1,2})秒?)?)?))?$/;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

function hasWide(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i]! > 127) return true;
  return false;
}

/** Reads the date and time forms of semantics §2. After `read`, `day` and `second` hold what its answer says. */
export class DateReader {
  day = 0;
  second = 0;
  private yearMonth = -1;
  private monthStart = 0;
  private monthLength = 0;

  constructor(
    private readonly dayMonth: 'dmy' | 'mdy' | undefined,
    private readonly serials?: '1900' | '1904'
  ) {}

  /** Digits and marks of full width are those of half. */
  read(bytes: Uint8Array, start: number, end: number): number {
    const kind = this.readPlain(bytes, start, end);
    if (kind !== UNREADABLE || end - start > 100 || !hasWide(bytes, start, end)) return kind;
    const plain = encoder.encode(decoder.decode(bytes.subarray(start, end)).normalize('NFKC'));
    return this.readPlain(plain, 0, plain.length);
  }

  private readPlain(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    if (length > 40) return UNREADABLE;
    let at = start;
    while (at < end && isDigit(bytes[at])) at++;
    const digits = at - start;
    if (digits === length || (digits >= 9 && (bytes[at] === 46 || bytes[at] === 44)))
      return this.serials !== undefined && digits < 8
        ? this.serial(bytes, start, end)
        : this.number(bytes, start, end, at);
    if (this.serials !== undefined && digits > 0 && digits < 8 && bytes[at] === 46)
      return this.serial(bytes, start, end);
    if (digits === 4) return this.yearFirst(bytes, start, end);
    if (digits === 8 && (bytes[at]! | 32) === 116) return this.basic(bytes, start, end);
    if ((digits === 1 || digits === 2) && bytes[at] === 47) return this.yearLast(bytes, start, end, at);
    return UNREADABLE;
  }

  /** Days since the first of a workbook's calendar; 1900 has a 29 February there. */
  private serial(bytes: Uint8Array, start: number, end: number): number {
    const value = Number(decoder.decode(bytes.subarray(start, end)));
    if (!(value >= 1 && value < 110_000)) return UNREADABLE;
    const seconds = Math.round(value * DAY);
    const day = Math.floor(seconds / DAY);
    this.day = day - (this.serials === '1904' ? 24_107 : day < 61 ? 25_568 : 25_569);
    this.second = seconds - day * DAY;
    return seconds % DAY === 0 ? BARE_DATE : NAIVE;
  }

  /** Epoch seconds or milliseconds, and dates written without separators. */
  private number(bytes: Uint8Array, start: number, end: number, whole: number): number {
    for (let i = whole + 1; i < end; i++) if (!isDigit(bytes[i])) return UNREADABLE;
    const digits = whole - start;
    if (digits === 8)
      return this.date(
        this.int(bytes, start, 4),
        this.int(bytes, start + 4, 2),
        this.int(bytes, start + 6, 2)
      );
    if (digits === 14 && whole === end) return this.basic(bytes, start, end);
    let value = this.int(bytes, start, digits);
    if (value < SECONDS_FROM || value >= MILLISECONDS_TO) return UNREADABLE;
    if (value >= MILLISECONDS_FROM) value = Math.floor(value / 1000);
    this.day = Math.floor(value / DAY);
    this.second = value - this.day * DAY;
    return INSTANT;
  }

  /** YYYYMMDDTHHMM[SS] and YYYYMMDDHHMMSS: rewritten with separators. */
  private basic(bytes: Uint8Array, start: number, end: number): number {
    const text = decoder.decode(bytes.subarray(start, end));
    const found =
      /^(\d{4})(\d\d)(\d\d)[Tt]?(\d\d)(\d\d)(\d\d)?([.,]\d+)?(Z|z|[+-]\d\d:?\d\d|[+-]\d\d)?$/.exec(text);
    if (found === null) return UNREADABLE;
    const [, year, month, date, hour, minute, second = '00', , offset = ''] = found;
    const plain = encoder.encode(`${year}-${month}-${date}T${hour}:${minute}:${second}${offset}`);
    return this.yearFirst(plain, 0, plain.length);
  }

  private yearFirst(bytes: Uint8Array, start: number, end: number): number {
    const separator = bytes[start + 4];
    if (separator !== 45 && separator !== 47) return this.chinese(bytes, start, end);
    const year = this.int(bytes, start, 4);
    let at = start + 5;
    let month = this.digit(bytes, at++, end);
    if (at < end && isDigit(bytes[at])) month = month * 10 + this.digit(bytes, at++, end);
    if (at >= end || bytes[at++] !== separator) return UNREADABLE;
    let date = this.digit(bytes, at++, end);
    if (at < end && isDigit(bytes[at])) date = date * 10 + this.digit(bytes, at++, end);
    return this.afterDate(bytes, start, at, end, year, month, date);
  }

  private yearLast(bytes: Uint8Array, start: number, end: number, slash: number): number {
    const first = this.int(bytes, start, slash - start);
    let at = slash + 1;
    let second = this.digit(bytes, at++, end);
    if (at < end && isDigit(bytes[at])) second = second * 10 + this.digit(bytes, at++, end);
    if (at >= end || bytes[at] !== 47 || end - at < 5) return UNREADABLE;
    for (let i = at + 1; i < at + 5; i++) if (!isDigit(bytes[i])) return UNREADABLE;
    const year = this.int(bytes, at + 1, 4);
    if (this.dayMonth === undefined) return AMBIGUOUS;
    const [date, month] = this.dayMonth === 'dmy' ? [first, second] : [second, first];
    return this.afterDate(bytes, start, at + 5, end, year, month, date);
  }

  private afterDate(
    bytes: Uint8Array,
    start: number,
    at: number,
    end: number,
    year: number,
    month: number,
    date: number
  ): number {
    if (this.date(year, month, date) === UNREADABLE) return UNREADABLE;
    if (at === end) return BARE_DATE;
    const gap = bytes[at];
    if (gap !== 32 && gap !== 84 && gap !== 116) return UNREADABLE;
    at++;
    if (gap === 32) while (at < end && bytes[at] === 32) at++;
    if (!isDigit(bytes[at])) return this.chinese(bytes, start, end);
    return this.time(bytes, at, end, gap !== 32);
  }

  /** H[H][:MM[:SS[.fraction]]] with AM or PM or an offset; the hour alone only after a T. */
  private time(bytes: Uint8Array, at: number, end: number, isIso: boolean): number {
    let hour = this.digit(bytes, at++, end);
    if (at < end && isDigit(bytes[at])) hour = hour * 10 + this.digit(bytes, at++, end);
    let minute = 0;
    let second = 0;
    if (at < end && bytes[at] === 58) {
      minute = this.pair(bytes, at + 1, end);
      at += 3;
      if (at < end && bytes[at] === 58) {
        second = this.pair(bytes, at + 1, end);
        at += 3;
        if (at < end && (bytes[at] === 46 || bytes[at] === 44)) {
          if (!isDigit(bytes[++at])) return UNREADABLE;
          while (at < end && isDigit(bytes[at])) at++;
        }
      }
    } else if (!isIso) return UNREADABLE;
    while (at < end && bytes[at] === 32) at++;
    let kind = NAIVE;
    let offset = 0;
    if (at < end) {
      const mark = bytes[at]! | 32;
      if (mark === 122 && at + 1 === end) kind = INSTANT;
      else if ((mark === 97 || mark === 112) && at + 2 === end && (bytes[at + 1]! | 32) === 109) {
        if (hour < 1 || hour > 12) return UNREADABLE;
        hour = (hour % 12) + (mark === 112 ? 12 : 0);
      } else {
        offset = this.offset(bytes, at, end);
        kind = INSTANT;
      }
    }
    const total = hour * 3600 + minute * 60 + second;
    if (!(minute < 60 && second < 60 && total <= DAY && Math.abs(offset) < DAY)) return UNREADABLE;
    return this.settle(total - offset, kind);
  }

  private settle(seconds: number, kind: number): number {
    const days = Math.floor(seconds / DAY);
    this.day += days;
    this.second = seconds - days * DAY;
    return kind;
  }

  /** ±HH, ±HHMM, ±HH:MM in seconds; NaN when it is none. */
  private offset(bytes: Uint8Array, at: number, end: number): number {
    const sign = bytes[at] === 43 ? 1 : bytes[at] === 45 ? -1 : NaN;
    const hours = this.pair(bytes, at + 1, end);
    let minutes = 0;
    const rest = end - at;
    if (rest === 5) minutes = this.pair(bytes, at + 3, end);
    else if (rest === 6 && bytes[at + 3] === 58) minutes = this.pair(bytes, at + 4, end);
    else if (rest !== 3) return NaN;
    return minutes < 60 ? sign * (hours * 3600 + minutes * 60) : NaN;
  }

  private chinese(bytes: Uint8Array, start: number, end: number): number {
    const found = CHINESE.exec(decoder.decode(bytes.subarray(start, end)));
    if (found === null) return UNREADABLE;
    const part = (...groups: number[]) =>
      Number(groups.map((group) => found[group]).find((text) => text !== undefined) ?? 0);
    if (this.date(part(1), part(2, 5), part(3, 6)) === UNREADABLE) return UNREADABLE;
    const half = found[7];
    if (found[8] === undefined) return half === undefined ? BARE_DATE : UNREADABLE;
    let hour = part(8);
    const [minute, second] = [part(9, 11), part(10, 12)];
    if (half !== undefined) {
      if (hour < 1 || hour > 12) return UNREADABLE;
      hour = (hour % 12) + (half === '下午' ? 12 : 0);
    }
    const total = hour * 3600 + minute * 60 + second;
    return minute < 60 && second < 60 && total <= DAY ? this.settle(total, NAIVE) : UNREADABLE;
  }

  private date(year: number, month: number, date: number): number {
    const key = year * 16 + month;
    if (key !== this.yearMonth) {
      const start = dayOf(year, month, 1);
      if (Number.isNaN(start)) return UNREADABLE;
      this.yearMonth = key;
      this.monthStart = start;
      this.monthLength = MONTH_LENGTH[month - 1]! + (month === 2 && isLeap(year) ? 1 : 0);
    }
    if (!(date >= 1 && date <= this.monthLength)) return UNREADABLE;
    this.day = this.monthStart + date - 1;
    this.second = 0;
    return BARE_DATE;
  }

  private int(bytes: Uint8Array, at: number, digits: number): number {
    let value = 0;
    for (let i = at; i < at + digits; i++) value = value * 10 + bytes[i]! - 48;
    return value;
  }

  private digit(bytes: Uint8Array, at: number, end: number): number {
    return at < end && isDigit(bytes[at]) ? bytes[at]! - 48 : NaN;
  }

  private pair(bytes: Uint8Array, at: number, end: number): number {
    return this.digit(bytes, at, end) * 10 + this.digit(bytes, at + 1, end);
  }
}
