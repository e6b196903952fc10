import { ABSENT } from './format-number';
import type { Locale } from './locale';

/** Months are spelled here because Intl's spelling differs between runtimes and reports must be byte-identical. */
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = {
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日']
};
const DAY_S = 86_400;

const two = (n: number) => String(n).padStart(2, '0');

function calendarDay(day: number) {
  const date = new Date(day * DAY_S * 1000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), date: date.getUTCDate() };
}

/** `12 Mar 2026`, `2026年3月12日`. `day` is days since 1970-01-01. */
export function formatDate(day: number | null | undefined, locale: Locale): string {
  if (day == null) return ABSENT;
  const d = calendarDay(day);
  return locale === 'zh'
    ? `${d.year}年${d.month + 1}月${d.date}日`
    : `${d.date} ${MONTHS[d.month]} ${d.year}`;
}

/** `12 Mar`, `3月12日`: for axes and places where the year is said elsewhere. */
export function formatDayOfYear(day: number | null | undefined, locale: Locale): string {
  if (day == null) return ABSENT;
  const d = calendarDay(day);
  return locale === 'zh' ? `${d.month + 1}月${d.date}日` : `${d.date} ${MONTHS[d.month]}`;
}

/** `Mar 2026`, `2026年3月`. */
export function formatMonth(day: number | null | undefined, locale: Locale): string {
  if (day == null) return ABSENT;
  const d = calendarDay(day);
  return locale === 'zh' ? `${d.year}年${d.month + 1}月` : `${MONTHS[d.month]} ${d.year}`;
}

/** `Q1 2026`, `2026年一季度`. */
export function formatQuarter(day: number | null | undefined, locale: Locale): string {
  if (day == null) return ABSENT;
  const d = calendarDay(day);
  const quarter = Math.floor(d.month / 3);
  return locale === 'zh' ? `${d.year}年${'一二三四'[quarter]}季度` : `Q${quarter + 1} ${d.year}`;
}

/** `2026-03-12`: for files and inputs. */
export function formatIsoDate(day: number): string {
  const d = calendarDay(day);
  return `${d.year}-${two(d.month + 1)}-${two(d.date)}`;
}

/** A first and a last day, the year said once when both share it. */
export function formatPeriod(from: number | null, to: number | null, locale: Locale): string {
  if (from == null || to == null) return `${formatDate(from, locale)} – ${formatDate(to, locale)}`;
  if (from === to) return formatDate(from, locale);
  const isSameYear = calendarDay(from).year === calendarDay(to).year;
  if (!isSameYear) return `${formatDate(from, locale)} – ${formatDate(to, locale)}`;
  return locale === 'zh'
    ? `${formatDate(from, locale)} – ${formatDayOfYear(to, locale)}`
    : `${formatDayOfYear(from, locale)} – ${formatDate(to, locale)}`;
}

/** `20:51`, or `20:51:07` with seconds. `second` counts from local midnight; 86400 is `24:00`. */
export function formatClock(second: number | null | undefined, withSeconds = false): string {
  if (second == null) return ABSENT;
  const whole = Math.floor(second);
  const clock = `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}`;
  return withSeconds ? `${clock}:${two(whole % 60)}` : clock;
}

/** Date and clock of local seconds since 1970-01-01T00:00 on the local clock. */
export function formatDateTime(
  localSeconds: number | null | undefined,
  locale: Locale,
  withSeconds = false
): string {
  if (localSeconds == null) return ABSENT;
  const day = Math.floor(localSeconds / DAY_S);
  return `${formatDate(day, locale)} ${formatClock(localSeconds - day * DAY_S, withSeconds)}`;
}

/** Weekday of ISO numbering, Monday = 1. */
export const formatWeekday = (weekday: number, locale: Locale): string =>
  WEEKDAYS[locale][weekday - 1] ?? ABSENT;

/** A length of time in its two largest units: `2 min 5 s`, `3 d 4 h`, `2分5秒`. */
export function formatDuration(seconds: number | null | undefined, locale: Locale): string {
  if (seconds == null || !Number.isFinite(seconds)) return ABSENT;
  const names = locale === 'zh' ? ['天', '小时', '分', '秒'] : [' d', ' h', ' min', ' s'];
  let left = Math.abs(Math.round(seconds));
  const parts: string[] = [];
  [DAY_S, 3600, 60, 1].forEach((size, step) => {
    const n = Math.floor(left / size);
    left -= n * size;
    if (n > 0 && parts.length < 2) parts.push(`${n}${names[step]}`);
  });
  if (parts.length === 0) return `0${names[3]}`;
  return (seconds < 0 ? '−' : '') + parts.join(locale === 'zh' ? '' : ' ');
}
