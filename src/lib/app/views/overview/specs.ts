import { FAMILIES, type Family, type OverviewFigures } from '#lib/app/state';
import type { TrendSpec } from '#lib/core/charts';
import {
  formatCount,
  formatDayOfYear,
  formatNumber,
  formatPercent,
  formatPeriod,
  formatRate,
  m,
  type Locale
} from '#lib/core/i18n';
import { shareOf, weekText } from '../parts';

type Week = OverviewFigures['weeks'][number];

/** Families with a violation, most of them first: the lines of the trend. Complaints are counted on a page of their own. */
export function trendedFamilies({ weeks }: Pick<OverviewFigures, 'weeks'>): Family[] {
  const total = (family: Family) => weeks.reduce((sum, week) => sum + week.violations[family], 0);
  return FAMILIES.filter((family) => family !== 'complaints' && total(family) > 0).sort(
    (a, b) => total(b) - total(a)
  );
}

/** The most broken family stands out; the others share a tone and differ by pattern. */
const LOOKS = [
  { tone: 'alarm', pattern: 'solid' },
  { tone: 'mark', pattern: 'solid' },
  { tone: 'mark', pattern: 'dashed' },
  { tone: 'mark', pattern: 'dotted' },
  { tone: 'quiet', pattern: 'dashed' },
  { tone: 'quiet', pattern: 'dotted' }
] as const;

/** Violations of each family per 1,000 contacts judged, by week. */
export function trendSpec({ weeks }: OverviewFigures, locale: Locale): TrendSpec {
  const o = { locale };
  const rate = (count: number, judged: number) => (judged === 0 ? null : (count / judged) * 1000);
  const families = trendedFamilies({ weeks });
  const worst = weeks.reduce<Week | null>((top, week) => {
    const value = (w: Week | null) => (w ? (rate(w.violatingContacts, w.judged) ?? 0) : -1);
    return value(week) > value(top) ? week : top;
  }, null);
  const words = {
    week: formatDayOfYear(worst?.week, locale),
    rate: formatRate(worst ? rate(worst.violatingContacts, worst.judged) : null, locale)
  };
  return {
    kind: 'trend',
    locale,
    title: families.length === 0 ? m.overview_trend_none({}, o) : m.overview_trend_title(words, o),
    subtitle: m.overview_trend_subtitle({}, o),
    reading: m.overview_trend_title(words, o),
    periods: weeks.map(({ week }) => formatDayOfYear(week, locale)),
    y: { label: m.overview_trend_axis({}, o), format: 'rate' },
    series: families.map((family, i) => ({
      key: family,
      label: m[`family_${family}`]({}, o),
      ...LOOKS[i]!,
      marks: weeks.map(({ week, judged, violations }) => ({
        key: String(week),
        label: weekText(week, locale),
        value: rate(violations[family], judged),
        note: formatCount(violations[family], judged, locale)
      }))
    }))
  };
}

/** What the page found, in one sentence. */
export function overviewSentence({ headline: h }: OverviewFigures, locale: Locale): string {
  const words = {
    violations: formatNumber(h.violations, locale),
    contacts: formatNumber(h.outbound, locale),
    period: formatPeriod(h.from, h.to, locale),
    people: formatNumber(h.peopleAffected.part, locale),
    base: formatNumber(h.peopleAffected.base, locale),
    coverage: formatPercent(shareOf(h.judged), locale)
  };
  if (h.outbound === 0) return m.page_nothing_matches({}, { locale });
  return h.violations === 0
    ? m.overview_sentence_none(words, { locale })
    : m.overview_sentence(words, { locale });
}
