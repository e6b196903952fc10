import type { Rate, Share } from '#lib/app/state';
import {
  formatCount,
  formatDayOfYear,
  formatInterval,
  formatNumber,
  formatPercent,
  formatRate,
  m,
  type Locale
} from '#lib/core/i18n';

/** Between facts in one line. */
export const DOT = ' · ';

export const shareOf = ({ part, base }: Share): number | null => (base === 0 ? null : part / base);

/** `4.2 (3.1–5.6)`. */
export function rateText(rate: Rate, locale: Locale): string {
  if (rate.value === null) return formatRate(null, locale);
  return `${formatRate(rate.value, locale)} (${intervalText(rate, locale)})`;
}

export const intervalText = (rate: Rate, locale: Locale): string =>
  formatInterval(formatRate(rate.low, locale), formatRate(rate.high, locale));

/** `212 of 5,100`. */
export const countText = ({ part, base }: Share, locale: Locale): string => formatCount(part, base, locale);

/** A rate as a mark: its interval and what it is out of. */
export function rateMark(
  key: string,
  label: string,
  rate: Rate,
  locale: Locale,
  unit: 'scale' | 'share' = 'scale'
) {
  const by = unit === 'share' ? rate.scale : 1;
  const part = (value: number | null) => (value === null ? undefined : value / by);
  return {
    key,
    label,
    value: rate.value === null ? null : rate.value / by,
    low: part(rate.low),
    high: part(rate.high),
    note: formatCount(rate.count, rate.base, locale)
  };
}

export const percentOf = (share: Share, locale: Locale): string => formatPercent(shareOf(share), locale);
export const weekText = (week: number, locale: Locale): string =>
  m.page_week_of({ date: formatDayOfYear(week, locale) }, { locale });

/** Upper ends of the days-past-due bands, as the figures have them; −1 is unknown. */
const BAND_ENDS = [0, 30, 60, 90, 180];

export function bandText(band: number, locale: Locale): string {
  const o = { locale };
  if (band < 0) return m.page_band_unknown({}, o);
  if (band === 0) return m.page_band_none({}, o);
  const from = (BAND_ENDS[band - 1] ?? 180) + 1;
  const to = BAND_ENDS[band];
  return to === undefined
    ? m.page_band_over({ from: formatNumber(from - 1, locale) }, o)
    : m.page_band_range({ from: String(from), to: String(to) }, o);
}

/** The window of a frequency rule in words: `7 consecutive days`. */
export function windowText(window: string, locale: Locale): string {
  const o = { locale };
  const [kind, length = ''] = window.split(' ');
  if (kind === 'rolling_days') return m.page_window_days({ count: length }, o);
  if (kind === 'rolling_hours') return m.page_window_hours({ count: length }, o);
  if (length === 'week') return m.page_window_week({}, o);
  return length === 'month' ? m.page_window_month({}, o) : m.page_window_day({}, o);
}

/** An agency's name; the empty word stands for contacts whose agency is not recorded. */
export const agencyText = (agency: string, locale: Locale): string =>
  agency || m.page_agency_unknown({}, { locale });

export const ruleKey = (rule: { rulebookId: string; ruleId: string }): string =>
  `${rule.rulebookId}/${rule.ruleId}`;

/** The part of a filter that keeps one rule; nothing where there is none. */
export const ruleFilter = (rule: { rulebookId: string; ruleId: string } | undefined) => ({
  rules: rule ? [ruleKey(rule)] : []
});

/** The rule a page is about. */
export const chosenRule = <R extends { index: number }>({
  rules,
  chosen
}: {
  rules: R[];
  chosen: number | null;
}) => rules.find(({ index }) => index === chosen);
