import type { TrendSpec } from '#lib/core/charts';
import { formatCount, formatDayOfYear, formatPercent, type Locale } from '#lib/core/i18n';
import { weekText } from './figures';

export interface RuleWeek {
  week: number;
  judged: number;
  violations: number;
}
export interface WeekWords {
  title: (week: string, share: string) => string;
  none: string;
  subtitle: string;
  axis: string;
}

/** The share of contacts judged that one rule found in violation, by week. */
export function ruleWeeksSpec(weeks: readonly RuleWeek[], locale: Locale, words: WeekWords): TrendSpec {
  const share = (week: RuleWeek) => (week.judged === 0 ? null : week.violations / week.judged);
  const worst = weeks.reduce<RuleWeek | null>(
    (top, week) => (!top || (share(week) ?? 0) > (share(top) ?? 0) ? week : top),
    null
  );
  const title =
    worst && worst.violations > 0
      ? words.title(formatDayOfYear(worst.week, locale), formatPercent(share(worst), locale))
      : words.none;
  return {
    kind: 'trend',
    locale,
    title,
    subtitle: words.subtitle,
    reading: title,
    periods: weeks.map(({ week }) => formatDayOfYear(week, locale)),
    y: { label: words.axis, format: 'percent' },
    series: [
      {
        key: 'share',
        label: words.axis,
        tone: 'alarm',
        marks: weeks.map((week) => ({
          key: String(week.week),
          label: weekText(week.week, locale),
          value: share(week),
          note: formatCount(week.violations, week.judged, locale)
        }))
      }
    ]
  };
}
