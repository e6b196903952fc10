import type { ComplaintsFigures } from '#lib/app/state';
import type { BarsSpec, DotsSpec, TrendSpec } from '#lib/core/charts';
import {
  formatMonth,
  formatNumber,
  formatPeriod,
  formatRate,
  hasMessage,
  m,
  type Locale
} from '#lib/core/i18n';
import { agencyText, intervalText, rateMark, rateText } from '../parts';

type Words = Record<string, (inputs: object, options: { locale: Locale }) => string>;

/** Words of a complaint's outcome or severity; what the log calls otherwise stays as it is. */
export function wordText(
  kind: 'complaint_outcome' | 'complaint_severity',
  word: string | null,
  locale: Locale
): string {
  if (!word) return m.common_unknown({}, { locale });
  const key = `${kind}_${word}`;
  return hasMessage(key) ? ((m as unknown as Words)[key]?.({}, { locale }) ?? word) : word;
}

/** The one limit all judged groups share, where there is one. */
function limitOf({ groups }: ComplaintsFigures): number | null {
  const rules = [...new Set(groups.map(({ rule }) => rule))];
  const fixed = rules
    .map(
      (rule) =>
        new Set(
          groups.filter((group) => group.rule === rule && group.limit !== null).map(({ limit }) => limit)
        )
    )
    .find((limits) => limits.size === 1);
  return fixed ? ([...fixed][0] ?? null) : null;
}

export function rateSpec(figures: ComplaintsFigures, locale: Locale): DotsSpec {
  const o = { locale };
  const { byAgency, overall } = figures;
  const worst = [...byAgency].sort((a, b) => (b.rate.value ?? -1) - (a.rate.value ?? -1))[0];
  const words = {
    agency: agencyText(worst?.agency ?? '', locale),
    rate: formatRate(worst?.rate.value, locale),
    overall: formatRate(overall.value, locale)
  };
  const title =
    worst && worst.rate.count > 0 ? m.complaints_rate_title(words, o) : m.complaints_rate_none({}, o);
  return {
    kind: 'dots',
    locale,
    title,
    subtitle: m.complaints_rate_subtitle({}, o),
    reading: worst ? `${title} ${rateText(worst.rate, locale)}` : title,
    x: { label: m.complaints_rate_axis({}, o), format: 'rate', min: 0 },
    dots: byAgency.map(({ agency, rate }) => rateMark(agency, agencyText(agency, locale), rate, locale)),
    ...(overall.low !== null && overall.high !== null
      ? {
          band: {
            low: overall.low,
            high: overall.high,
            label: m.complaints_band({ interval: intervalText(overall, locale) }, o)
          }
        }
      : {})
  };
}

export function monthSpec(figures: ComplaintsFigures, locale: Locale): TrendSpec {
  const o = { locale };
  const { months } = figures;
  const limit = limitOf(figures);
  const agencies = [
    ...new Set(months.flatMap(({ byAgency }) => byAgency.map(({ agency }) => agency)))
  ].filter((agency) => agency !== '');
  const points = months.flatMap((month) =>
    month.byAgency.filter(({ agency }) => agency !== '').map((each) => ({ month, ...each }))
  );
  const worst = points.reduce<(typeof points)[number] | null>(
    (top, point) => (!top || (point.rate.value ?? -1) > (top.rate.value ?? -1) ? point : top),
    null
  );
  const title =
    worst && worst.rate.count > 0
      ? m.complaints_month_title(
          {
            agency: worst.agency,
            month: formatMonth(worst.month.month, locale),
            rate: formatRate(worst.rate.value, locale)
          },
          o
        )
      : m.complaints_rate_none({}, o);
  return {
    kind: 'trend',
    locale,
    title,
    subtitle: m.complaints_month_subtitle({}, o),
    reading: title,
    periods: months.map(({ month }) => formatMonth(month, locale)),
    y: { label: m.complaints_rate_axis({}, o), format: 'rate' },
    series: agencies.map((agency) => ({
      key: agency,
      label: agency,
      isHighlighted: agency === worst?.agency,
      tone: agency === worst?.agency ? ('alarm' as const) : ('quiet' as const),
      marks: months.map(({ month, byAgency }) => {
        const rate = byAgency.find((each) => each.agency === agency)?.rate;
        if (rate && agency !== worst?.agency)
          return {
            ...rateMark(String(month), formatMonth(month, locale), rate, locale),
            low: undefined,
            high: undefined
          };
        return rate
          ? rateMark(String(month), formatMonth(month, locale), rate, locale)
          : { key: String(month), label: formatMonth(month, locale), value: null };
      })
    })),
    ...(limit === null
      ? {}
      : {
          limits: [
            {
              value: limit,
              label: m.common_limit_is({ value: formatRate(limit, locale) }, o),
              tone: 'alarm' as const
            }
          ]
        })
  };
}

export function categorySpec({ categories, complaints }: ComplaintsFigures, locale: Locale): BarsSpec {
  const o = { locale };
  const [first] = categories;
  const title = first
    ? m.complaints_category_title(
        {
          category: first.category || m.common_unknown({}, o),
          count: formatNumber(first.complaints, locale),
          base: formatNumber(complaints, locale)
        },
        o
      )
    : m.complaints_rate_none({}, o);
  return {
    kind: 'bars',
    locale,
    title,
    subtitle: m.complaints_category_subtitle({}, o),
    reading: title,
    x: { label: m.page_complaints({}, o), format: 'integer' },
    bars: categories.map(({ category, complaints: count }) => ({
      key: category,
      label: category || m.common_unknown({}, o),
      value: count
    }))
  };
}

export function outcomeSpec({ outcomes, complaints }: ComplaintsFigures, locale: Locale): BarsSpec {
  const o = { locale };
  const upheld = outcomes
    .filter(({ outcome }) => outcome === 'upheld' || outcome === 'partly_upheld')
    .reduce((sum, each) => sum + each.complaints, 0);
  const title = m.complaints_outcome_title(
    { count: formatNumber(upheld, locale), base: formatNumber(complaints, locale) },
    o
  );
  return {
    kind: 'bars',
    locale,
    title,
    subtitle: m.complaints_outcome_subtitle({}, o),
    reading: title,
    x: { label: m.page_complaints({}, o), format: 'integer' },
    bars: outcomes.map(({ outcome, complaints: count }) => ({
      key: outcome,
      label: wordText('complaint_outcome', outcome, locale),
      value: count,
      tone: outcome === '' ? ('unknown' as const) : ('mark' as const)
    }))
  };
}

export function complaintsSentence(
  { headline, complaints, overall, byAgency }: ComplaintsFigures,
  locale: Locale
): string {
  const o = { locale };
  const violations = byAgency.reduce((sum, each) => sum + each.violations, 0);
  if (complaints === 0)
    return m.complaints_sentence_none({ period: formatPeriod(headline.from, headline.to, locale) }, o);
  return m.complaints_sentence(
    {
      complaints: formatNumber(complaints, locale),
      accounts: formatNumber(overall.base, locale),
      rate: rateText(overall, locale),
      violations: formatNumber(violations, locale),
      groups: formatNumber(
        byAgency.reduce((sum, each) => sum + each.judgedGroups, 0),
        locale
      )
    },
    o
  );
}
