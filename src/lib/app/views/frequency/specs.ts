import type { FrequencyFigures } from '#lib/app/state';
import { countBars, type DotsSpec, type HistogramSpec } from '#lib/core/charts';
import { formatNumber, formatPercent, formatRate, m, type Locale } from '#lib/core/i18n';
import { agencyText, chosenRule, percentOf, rateMark, rateText, shareOf, windowText } from '../parts';

type Chosen = FrequencyFigures['rules'][number];
const LAST_BIN = 40;

/** Last bar drawn: far enough to show what lies beyond the limit. */
export function lastBar({ histogram }: FrequencyFigures, max: number): number {
  const highest = histogram.reduce((top, { load }) => Math.max(top, load), 0);
  return Math.min(LAST_BIN, Math.max(max + 3, Math.min(highest, max * 3)));
}

export function histogramSpec(figures: FrequencyFigures, rule: Chosen, locale: Locale): HistogramSpec {
  const o = { locale };
  const last = lastBar(figures, rule.max);
  const counts = new Map(figures.histogram.map(({ load, subjects }) => [load, subjects]));
  const { bars, before } = countBars(counts, {
    max: rule.max,
    last,
    label: (n, isOpen) => (isOpen ? `${n}+` : String(n)),
    note: () => m.frequency_bar_note({ base: formatNumber(figures.beyond.base, locale) }, o)
  });
  const words = {
    part: formatNumber(figures.beyond.part, locale),
    base: formatNumber(figures.beyond.base, locale),
    share: percentOf(figures.beyond, locale),
    max: String(rule.max),
    window: windowText(rule.window, locale)
  };
  const title =
    figures.beyond.part === 0 ? m.frequency_histogram_none(words, o) : m.frequency_histogram_title(words, o);
  return {
    kind: 'histogram',
    locale,
    title,
    subtitle: m.frequency_histogram_subtitle({ window: words.window }, o),
    reading: title,
    x: { label: m.frequency_histogram_x({ window: words.window }, o), format: 'integer' },
    y: { label: m.frequency_histogram_y({}, o), format: 'integer' },
    bars,
    ...(before === undefined
      ? {}
      : { limit: { before, label: m.common_limit_is({ value: String(rule.max) }, o) } })
  };
}

export function agencySpec({ byAgency }: FrequencyFigures, locale: Locale): DotsSpec {
  const o = { locale };
  const worst = [...byAgency].sort((a, b) => (b.rate.value ?? -1) - (a.rate.value ?? -1))[0];
  const title =
    worst && worst.rate.count > 0
      ? m.frequency_agency_title(
          {
            agency: agencyText(worst.agency, locale),
            rate: formatRate(worst.rate.value, locale),
            scale: formatNumber(worst.rate.scale, locale)
          },
          o
        )
      : m.frequency_agency_none({}, o);
  return {
    kind: 'dots',
    locale,
    title,
    subtitle: m.frequency_agency_subtitle({ scale: formatNumber(worst?.rate.scale ?? 1000, locale) }, o),
    reading: worst ? `${title} ${rateText(worst.rate, locale)}` : title,
    x: {
      label: m.frequency_agency_axis({ scale: formatNumber(worst?.rate.scale ?? 1000, locale) }, o),
      format: 'rate',
      min: 0
    },
    dots: byAgency.map(({ agency, rate }) => rateMark(agency, agencyText(agency, locale), rate, locale))
  };
}

export function frequencySentence(figures: FrequencyFigures, locale: Locale): string {
  const o = { locale };
  const { headline: h } = figures;
  const rule = chosenRule(figures);
  const mean = formatNumber(h.people === 0 ? null : h.outbound / h.people, locale, 1);
  if (!rule) return m.frequency_sentence_bare({ mean, people: formatNumber(h.people, locale) }, o);
  const words = {
    mean,
    people: formatNumber(h.people, locale),
    part: formatNumber(figures.beyond.part, locale),
    base: formatNumber(figures.beyond.base, locale),
    share: formatPercent(shareOf(figures.beyond), locale),
    max: String(rule.max),
    window: windowText(rule.window, locale),
    violations: formatNumber(rule.violations, locale)
  };
  return m.frequency_sentence(words, o);
}
