import type { AgencyTrend, BrandFigures } from '#lib/app/state';
import type { DotsSpec, TrendSpec } from '#lib/core/charts';
import {
  formatCount,
  formatDayOfYear,
  formatInterval,
  formatNumber,
  formatRate,
  m,
  type Locale
} from '#lib/core/i18n';
import { rateRatio, type Signal } from '#lib/core/stats';
import { DOT, weekText } from '../parts';
import { brandSentence, indexOf, type Weights } from './risks';

const PER_THOUSAND = 1000;
const PROVISIONAL = 12;

export function indexSpec(figures: BrandFigures, weights: Weights, locale: Locale): DotsSpec {
  const o = { locale };
  return {
    kind: 'dots',
    locale,
    title: m.brand_index_title({}, o),
    subtitle: m.brand_index_subtitle({}, o),
    reading: brandSentence(figures, weights, locale),
    x: { label: m.brand_index_axis({}, o), format: 'rate', min: 0 },
    dots: indexOf(figures, weights).map(({ agency, index }) => ({
      key: agency,
      label: agency,
      value: index?.value ?? null,
      low: index?.lower,
      high: index?.upper,
      tone: index && index.lower > 100 ? ('alarm' as const) : ('mark' as const)
    })),
    limits: [{ value: 100, label: m.brand_all({}, o), tone: 'quiet' }]
  };
}

const SIGNALS: Record<NonNullable<Signal>, (inputs: object, options: { locale: Locale }) => string> = {
  outside: m.brand_signal_outside,
  shift: m.brand_signal_shift,
  trend: m.brand_signal_trend
};

/** `marked` is the Monday of an intervention. */
export function trendSpec(
  { agency, weeks, control }: AgencyTrend,
  marked: number | null,
  locale: Locale
): TrendSpec {
  const o = { locale };
  const count = weeks.filter(({ signal }) => signal !== null).length;
  const title =
    control === null
      ? m.brand_trend_none({}, o)
      : count > 0
        ? m.brand_trend_title_signal({ agency, count: formatNumber(count, locale) }, o)
        : m.brand_trend_title_steady({ agency }, o);
  const at = weeks.findIndex(({ week }) => week === marked);
  return {
    kind: 'trend',
    locale,
    title,
    subtitle:
      m.brand_trend_subtitle({}, o) +
      (weeks.length < PROVISIONAL ? `${locale === 'zh' ? '。' : '. '}${m.brand_trend_trial({}, o)}` : ''),
    reading: title,
    periods: weeks.map(({ week }) => formatDayOfYear(week, locale)),
    y: { label: m.brand_trend_axis({}, o), format: 'rate' },
    series: [
      {
        key: agency,
        label: agency,
        tone: 'mark',
        marks: weeks.map(({ week, violating, judged, signal }) => ({
          key: String(week),
          label: weekText(week, locale),
          value: (violating / judged) * PER_THOUSAND,
          tone: signal ? ('alarm' as const) : undefined,
          note: formatCount(violating, judged, locale) + (signal ? DOT + SIGNALS[signal]({}, o) : '')
        }))
      }
    ],
    ...(control
      ? {
          limits: [
            { value: control.upper, label: m.brand_upper({ value: formatRate(control.upper, locale) }, o) },
            {
              value: control.mean,
              label: m.brand_mean({ value: formatRate(control.mean, locale) }, o),
              tone: 'quiet' as const
            },
            ...(control.lower > 0
              ? [
                  {
                    value: control.lower,
                    label: m.brand_lower({ value: formatRate(control.lower, locale) }, o)
                  }
                ]
              : [])
          ]
        }
      : {}),
    ...(at >= 0 ? { events: [{ at, label: m.brand_mark_label({}, o) }] } : {})
  };
}

/** What an intervention changed: the week marked counts as after. */
export function effectText({ weeks }: AgencyTrend, marked: number, locale: Locale): string {
  const o = { locale };
  const half = (isAfter: boolean): [number, number] => {
    const own = weeks.filter(({ week }) => week >= marked === isAfter);
    return [
      own.reduce((sum, { violating }) => sum + violating, 0),
      own.reduce((sum, { judged }) => sum + judged, 0)
    ];
  };
  const [before, after] = [half(false), half(true)];
  const ratio = rateRatio(after, before, 0.95);
  if (!ratio || !Number.isFinite(ratio.upper)) return m.brand_effect_unknown({}, o);
  const rate = ([count, base]: [number, number]) => formatRate((count / base) * PER_THOUSAND, locale);
  const change = m.brand_before_after(
    {
      before: rate(before),
      after: rate(after),
      ratio: formatRate(ratio.value, locale),
      interval: formatInterval(formatRate(ratio.lower, locale), formatRate(ratio.upper, locale))
    },
    o
  );
  const effect =
    ratio.upper < 1 ? m.brand_effect_down : ratio.lower > 1 ? m.brand_effect_up : m.brand_effect_none;
  return `${change}${locale === 'zh' ? '' : ' '}${effect({}, o)}`;
}
