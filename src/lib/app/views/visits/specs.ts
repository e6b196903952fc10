import type { VisitsFigures } from '#lib/app/state';
import {
  countBars,
  type BarsSpec,
  type HistogramSpec,
  type StackedSpec,
  type TrendSpec
} from '#lib/core/charts';
import {
  formatCount,
  formatDayOfYear,
  formatNumber,
  formatPercent,
  formatPeriod,
  m,
  nameOf,
  type Locale
} from '#lib/core/i18n';
import { agencyText, bandText, percentOf, shareOf, weekText } from '../parts';

const MOST_BARS = 15;

export function capSpec({ perMonth, cap, beyond }: VisitsFigures, locale: Locale): HistogramSpec {
  const o = { locale };
  const highest = perMonth.reduce((top, { visits }) => Math.max(top, visits), 1);
  const { bars, before } = countBars(
    new Map(perMonth.map(({ visits, personMonths }) => [visits, personMonths])),
    {
      max: cap?.max ?? null,
      last: Math.min(MOST_BARS, Math.max(highest, (cap?.max ?? 0) + 2)),
      label: (n, isOpen) => (isOpen ? `${n}+` : String(n))
    }
  );
  const words = {
    part: formatNumber(beyond.part, locale),
    base: formatNumber(beyond.base, locale),
    share: percentOf(beyond, locale),
    max: String(cap?.max ?? '')
  };
  const title = !cap
    ? m.visits_cap_unset({}, o)
    : beyond.part === 0
      ? m.visits_cap_none(words, o)
      : m.visits_cap_title(words, o);
  return {
    kind: 'histogram',
    locale,
    title,
    subtitle: m.visits_cap_subtitle({}, o),
    reading: title,
    x: { label: m.visits_cap_x({}, o), format: 'integer' },
    y: { label: m.visits_cap_y({}, o), format: 'integer' },
    bars,
    ...(cap && before !== undefined
      ? { limit: { before, label: m.common_limit_is({ value: String(cap.max) }, o) } }
      : {})
  };
}

export function visitAgencySpec({ byAgency }: VisitsFigures, locale: Locale): BarsSpec {
  const o = { locale };
  const worst = [...byAgency].sort((a, b) => b.perPerson - a.perPerson)[0];
  const title = worst
    ? m.visits_agency_title(
        { agency: agencyText(worst.agency, locale), mean: formatNumber(worst.perPerson, locale, 1) },
        o
      )
    : m.page_nothing_matches({}, o);
  return {
    kind: 'bars',
    locale,
    title,
    subtitle: m.visits_agency_subtitle({}, o),
    reading: title,
    x: { label: m.visits_agency_axis({}, o), format: 'decimal' },
    bars: byAgency.map(({ agency, visits, people, perPerson, violations }) => ({
      key: agency,
      label: agencyText(agency, locale),
      value: perPerson,
      tone: 'visit' as const,
      note: m.visits_agency_note(
        {
          visits: formatNumber(visits, locale),
          people: formatNumber(people, locale),
          violations: formatNumber(violations, locale)
        },
        o
      )
    }))
  };
}

export function ladderSpec({ byChannelBand, byBand }: VisitsFigures, locale: Locale): StackedSpec {
  const o = { locale };
  const bands = [...new Set(byBand.map(({ band }) => band))].sort(
    (a, b) => (a < 0 ? 99 : a) - (b < 0 ? 99 : b)
  );
  const channels = [...new Set(byChannelBand.map(({ channel }) => channel))];
  const total = (band: number) => byBand.find((each) => each.band === band)?.contacts ?? 0;
  const early = byBand.filter(({ band }) => band >= 0 && band <= 2);
  const earlyVisits = early.reduce((sum, { visits }) => sum + visits, 0);
  const all = byBand.reduce((sum, { visits }) => sum + visits, 0);
  const title =
    earlyVisits === 0
      ? m.visits_ladder_none({}, o)
      : m.visits_ladder_title(
          {
            part: formatNumber(earlyVisits, locale),
            share: formatPercent(all === 0 ? null : earlyVisits / all, locale)
          },
          o
        );
  return {
    kind: 'stacked',
    locale,
    title,
    subtitle: m.visits_ladder_subtitle({}, o),
    reading: title,
    categories: bands.map((band) => bandText(band, locale)),
    value: { label: m.visits_ladder_axis({}, o), format: 'percent', max: 1 },
    series: channels.map((channel) => ({
      key: channel,
      label: nameOf('channel', channel, locale),
      tone: channel,
      marks: bands.map((band) => {
        const contacts =
          byChannelBand.find((each) => each.channel === channel && each.band === band)?.contacts ?? 0;
        return {
          key: `${channel} ${band}`,
          label: bandText(band, locale),
          value: total(band) === 0 ? null : contacts / total(band),
          note: formatCount(contacts, total(band), locale)
        };
      })
    }))
  };
}

export function visitWeeksSpec({ weeks }: VisitsFigures, locale: Locale): TrendSpec {
  const o = { locale };
  const worst = weeks.reduce<(typeof weeks)[number] | null>(
    (top, week) => (!top || week.violations > top.violations ? week : top),
    null
  );
  const title =
    worst && worst.violations > 0
      ? m.visits_weeks_title(
          { week: formatDayOfYear(worst.week, locale), count: formatNumber(worst.violations, locale) },
          o
        )
      : m.visits_weeks_none({}, o);
  const series = (key: 'visits' | 'violations', label: string, tone: 'visit' | 'alarm') => ({
    key,
    label,
    tone,
    marks: weeks.map((week) => ({
      key: String(week.week),
      label: weekText(week.week, locale),
      value: week[key]
    }))
  });
  return {
    kind: 'trend',
    locale,
    title,
    subtitle: m.visits_weeks_subtitle({}, o),
    reading: title,
    periods: weeks.map(({ week }) => formatDayOfYear(week, locale)),
    y: { label: m.visits_weeks_axis({}, o), format: 'integer' },
    series: [
      series('visits', m.page_visits({}, o), 'visit'),
      series('violations', m.page_violations({}, o), 'alarm')
    ]
  };
}

export function visitsSentence(figures: VisitsFigures, locale: Locale): string {
  const o = { locale };
  const { visits, peopleVisited, beyond, cap, headline } = figures;
  if (visits === 0)
    return m.visits_sentence_none({ period: formatPeriod(headline.from, headline.to, locale) }, o);
  const words = {
    visits: formatNumber(visits, locale),
    people: formatNumber(peopleVisited, locale),
    part: formatNumber(beyond.part, locale),
    base: formatNumber(beyond.base, locale),
    share: formatPercent(shareOf(beyond), locale),
    max: String(cap?.max ?? '')
  };
  return cap ? m.visits_sentence(words, o) : m.visits_sentence_bare(words, o);
}
