import type { Locale } from './locale';

/** What stands where a value is unknown. */
export const ABSENT = '–';

const MINUS = '−';
const formatters = new Map<string, Intl.NumberFormat>();

function intl(decimals: number): Intl.NumberFormat {
  const key = String(decimals);
  let found = formatters.get(key);
  if (!found) {
    // Mainland Chinese and English group and point alike; one tag keeps reports byte-identical in every runtime.
    found = new Intl.NumberFormat('en-US', {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals
    });
    formatters.set(key, found);
  }
  return found;
}

const known = (value: number | null | undefined): value is number =>
  typeof value === 'number' && Number.isFinite(value);

/** A number with grouped thousands, a true minus sign and exactly `decimals` places. */
export function formatNumber(value: number | null | undefined, _locale: Locale, decimals = 0): string {
  if (!known(value)) return ABSENT;
  const text = intl(decimals).format(Math.abs(value));
  const isZero = !/[1-9]/.test(text);
  return value < 0 && !isZero ? MINUS + text : text;
}

/** A share of one as percent: 0.041 → `4.1%`. A share that is not zero never reads as 0. */
export function formatPercent(share: number | null | undefined, locale: Locale, decimals = 1): string {
  if (!known(share)) return ABSENT;
  const least = 10 ** -decimals;
  const percent = share * 100;
  if (percent > 0 && percent < least / 2) return `<${formatNumber(least, locale, decimals)}%`;
  return `${formatNumber(percent, locale, decimals)}%`;
}

/** A rate whose base the label names: three significant places below 100, whole above. */
export function formatRate(rate: number | null | undefined, locale: Locale): string {
  if (!known(rate)) return ABSENT;
  const size = Math.abs(rate);
  return formatNumber(rate, locale, size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2);
}

/** A change with its sign: `+1.2`, `−3`, `±0`. */
export function formatChange(change: number | null | undefined, locale: Locale, decimals = 0): string {
  if (!known(change)) return ABSENT;
  const text = formatNumber(change, locale, decimals);
  if (!/[1-9]/.test(text)) return `±${text}`;
  return change > 0 ? `+${text}` : text;
}

/** Both ends of an interval in the same format. */
export const formatInterval = (low: string, high: string): string => `${low}–${high}`;

/** Bytes in decimal units: `843 MB`. */
export function formatBytes(bytes: number | null | undefined, locale: Locale): string {
  if (!known(bytes)) return ABSENT;
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let step = 0;
  let size = bytes;
  while (size >= 999.5 && step < units.length - 1) {
    size /= 1000;
    step += 1;
  }
  return `${formatNumber(size, locale, step > 0 && size < 9.95 ? 1 : 0)} ${units[step]}`;
}
