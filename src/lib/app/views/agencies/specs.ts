import type { AgenciesFigures, ComparedAgency, Denominator } from '#lib/app/state';
import type { DotsSpec, FunnelSpec } from '#lib/core/charts';
import { formatList, formatNumber, formatPercent, formatRate, m, type Locale } from '#lib/core/i18n';
import { DOT, rateMark } from '../parts';
import { standingText, unitText } from './words';

/** `chosen`: agencies of the filter, which stand out. */
export function funnelSpec(
  figures: AgenciesFigures,
  by: Denominator,
  chosen: readonly string[],
  locale: Locale
): FunnelSpec {
  const o = { locale };
  const { agencies, limits, overall, spread } = figures.comparisons[by];
  const unit = unitText(by, locale);
  const those = (standing: ComparedAgency['standing']) =>
    formatList(
      agencies.filter((each) => each.standing === standing).map(({ agency }) => agency),
      locale
    );
  const [above, below] = [those('above'), those('below')];
  const title = above
    ? m.agencies_funnel_title_above({ agencies: above }, o)
    : below
      ? m.agencies_funnel_title_below({ agencies: below }, o)
      : m.agencies_funnel_title_chance({}, o);
  const phi = formatNumber(spread.phi, locale, 1);
  const how = spread.tau2 > 0 ? m.agencies_funnel_wide({ phi }, o) : m.agencies_funnel_exact({ phi }, o);
  return {
    kind: 'funnel',
    locale,
    title,
    subtitle: m.agencies_funnel_subtitle({ unit }, o),
    reading: `${title}${locale === 'zh' ? '。' : '. '}${how}`,
    x: { label: unit, format: 'integer' },
    y: { label: m.agencies_axis({ unit }, o), format: 'rate' },
    points: agencies.map(({ agency, rate, standing }) => {
      const mark = rateMark(agency, agency, rate, locale);
      return {
        ...mark,
        x: rate.base,
        note: `${mark.note}${DOT}${standingText(standing, locale)}`,
        tone: standing === 'above' ? 'alarm' : chosen.includes(agency) ? 'accent' : 'mark'
      };
    }),
    target: {
      value: overall.value ?? 0,
      label: m.agencies_all({ rate: formatRate(overall.value, locale) }, o),
      tone: 'quiet'
    },
    curves: [
      {
        label: '95%',
        pattern: 'dashed',
        at: limits.map(({ base, near }) => ({ x: base, low: near.lower, high: near.upper }))
      },
      {
        label: '99.8%',
        pattern: 'dotted',
        at: limits.map(({ base, far }) => ({ x: base, low: far.lower, high: far.upper }))
      }
    ]
  };
}

/** How the limits were found, under the funnel. */
export function funnelNote(figures: AgenciesFigures, by: Denominator, locale: Locale): string {
  const { spread } = figures.comparisons[by];
  const o = { locale };
  const phi = formatNumber(spread.phi, locale, 1);
  return spread.tau2 > 0 ? m.agencies_funnel_wide({ phi }, o) : m.agencies_funnel_exact({ phi }, o);
}

export function shrunkSpec(figures: AgenciesFigures, by: Denominator, locale: Locale): DotsSpec {
  const o = { locale };
  const { agencies, overall } = figures.comparisons[by];
  const unit = unitText(by, locale);
  const top = agencies.reduce<ComparedAgency | null>(
    (most, each) => (!most || each.shrunk.value > most.shrunk.value ? each : most),
    null
  );
  const rate = formatRate(top?.shrunk.value, locale);
  const title =
    !top || overall.count === 0
      ? m.agencies_shrunk_none({}, o)
      : top.shrunk.weight === 0
        ? m.agencies_shrunk_flat({ rate }, o)
        : m.agencies_shrunk_title({ agency: top.agency, rate }, o);
  return {
    kind: 'dots',
    locale,
    title,
    subtitle: m.agencies_shrunk_subtitle({ unit }, o),
    reading: title,
    x: { label: m.agencies_axis({ unit }, o), format: 'rate', min: 0 },
    dots: agencies.map(({ agency, shrunk }) => ({
      key: agency,
      label: agency,
      value: shrunk.value,
      low: shrunk.low,
      high: shrunk.high,
      note: m.agencies_weight({ weight: formatPercent(shrunk.weight, locale) }, o)
    })),
    limits: [
      {
        value: overall.value ?? 0,
        label: m.agencies_all({ rate: formatRate(overall.value, locale) }, o),
        tone: 'quiet'
      }
    ]
  };
}

export function adjustedSpec({ cards }: AgenciesFigures, locale: Locale): DotsSpec {
  const o = { locale };
  const worst = cards
    .filter(({ adjusted }) => adjusted && adjusted.lower > 1)
    .sort((a, b) => (b.adjusted?.ratio ?? 0) - (a.adjusted?.ratio ?? 0))[0];
  const title = worst?.adjusted
    ? m.agencies_adjusted_title_above(
        { agency: worst.agency, ratio: formatRate(worst.adjusted.ratio, locale) },
        o
      )
    : m.agencies_adjusted_title_even({}, o);
  return {
    kind: 'dots',
    locale,
    title,
    subtitle: m.agencies_adjusted_subtitle({}, o),
    reading: title,
    x: { label: m.agencies_adjusted_axis({}, o), format: 'rate', min: 0 },
    dots: cards.map(({ agency, adjusted }) => ({
      key: agency,
      label: agency,
      value: adjusted?.ratio ?? null,
      low: adjusted?.lower,
      high: adjusted?.upper,
      tone: adjusted && adjusted.lower > 1 ? ('alarm' as const) : ('mark' as const),
      note: adjusted
        ? m.agencies_adjusted_note(
            {
              count: formatNumber(adjusted.count, locale),
              expected: formatNumber(adjusted.expected, locale, 1)
            },
            o
          )
        : undefined
    })),
    limits: [{ value: 1, label: m.agencies_even({}, o), tone: 'quiet' }]
  };
}

export function complaintsSpec({ cards, headline }: AgenciesFigures, locale: Locale): DotsSpec {
  const o = { locale };
  const worst = [...cards].sort((a, b) => (b.complaints.value ?? 0) - (a.complaints.value ?? 0))[0];
  const title =
    worst && worst.complaints.count > 0
      ? m.agencies_complaints_title(
          { agency: worst.agency, rate: formatRate(worst.complaints.value, locale) },
          o
        )
      : m.agencies_complaints_none({}, o);
  return {
    kind: 'dots',
    locale,
    title,
    subtitle: m.agencies_complaints_subtitle({}, o),
    reading: title,
    x: { label: m.complaints_rate_axis({}, o), format: 'rate', min: 0 },
    dots: cards.map(({ agency, complaints }) => rateMark(agency, agency, complaints, locale)),
    limits: [
      {
        value: headline.complaints.value ?? 0,
        label: m.agencies_all({ rate: formatRate(headline.complaints.value, locale) }, o),
        tone: 'quiet'
      }
    ]
  };
}
