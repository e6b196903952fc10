import type { HoursFigures, Opening } from '#lib/app/state';
import { hourCells, type DotsSpec, type HeatSpec, type HistogramSpec } from '#lib/core/charts';
import {
  formatClock,
  formatNumber,
  formatPercent,
  formatPeriod,
  formatWeekday,
  m,
  type Locale
} from '#lib/core/i18n';
import { agencyText, chosenRule, countText, percentOf, rateMark } from '../parts';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const MINUTE_S = 60;
const SIDE = 10;

export function heatSpec(figures: HoursFigures, locale: Locale): HeatSpec {
  const o = { locale };
  const rule = chosenRule(figures);
  const permitted = (rule?.openings ?? []).flatMap((opening, row) =>
    opening.map(([fromSecond, toSecond]) => ({ row, fromSecond, toSecond }))
  );
  const isNight = (hour: number) =>
    permitted.length > 0 &&
    !permitted.some((p) => p.fromSecond < (hour + 1) * 3600 && p.toSecond > hour * 3600 + MINUTE_S);
  const values = figures.heat.map(({ weekday, hour, contacts, violations }) => ({
    row: weekday,
    hour,
    value: contacts,
    isOutside: isNight(hour),
    ...(violations > 0
      ? { note: m.page_violations_count({ count: formatNumber(violations, locale) }, o) }
      : {})
  }));
  const title =
    figures.headline.outOfHours.part === 0
      ? m.hours_heat_none({}, o)
      : m.hours_heat_title(
          {
            share: percentOf(figures.headline.outOfHours, locale),
            count: countText(figures.headline.outOfHours, locale)
          },
          o
        );
  return {
    kind: 'heat',
    locale,
    title,
    subtitle: m.hours_heat_subtitle({}, o),
    reading: title,
    rows: WEEKDAYS.map((day) => formatWeekday(day, locale)),
    columns: HOURS.map(String),
    value: { label: m.page_contacts({}, o), format: 'integer' },
    outlineLabel: m.common_permitted_hours({}, o),
    ...hourCells(
      values,
      permitted,
      (row, hour) =>
        `${formatWeekday(row + 1, locale)} ${formatClock(hour * 3600)}–${formatClock((hour + 1) * 3600)}`
    )
  };
}

const isWithin = (openings: Opening[], minute: number) =>
  openings.some((opening) =>
    opening.some(([from, to]) => (minute + 0.5) * MINUTE_S >= from && (minute + 0.5) * MINUTE_S < to)
  );

/** Contacts minute by minute around one edge of the permitted day. */
export function edgeSpec(
  { edge, minutes }: HoursFigures['edges'][number],
  openings: Opening[],
  locale: Locale
): HistogramSpec {
  const o = { locale };
  const counts = new Map(minutes.map(({ minute, contacts }) => [minute, contacts]));
  const shown = Array.from({ length: SIDE * 2 }, (_, i) => edge - SIDE + i);
  const bars = shown.map((minute) => ({
    key: String(minute),
    label: formatClock(minute * MINUTE_S),
    value: counts.get(minute) ?? 0,
    tone: isWithin(openings, minute) ? ('mark' as const) : ('alarm' as const)
  }));
  const side = (tone: 'mark' | 'alarm') =>
    formatNumber(
      bars.filter((bar) => bar.tone === tone).reduce((sum, bar) => sum + bar.value, 0),
      locale
    );
  const title = m.hours_edge_title(
    { edge: formatClock(edge * MINUTE_S), inside: side('mark'), outside: side('alarm') },
    o
  );
  return {
    kind: 'histogram',
    locale,
    title,
    subtitle: m.hours_edge_subtitle({}, o),
    reading: title,
    x: { label: m.hours_edge_x({}, o), format: 'integer' },
    y: { label: m.page_contacts({}, o), format: 'integer' },
    bars,
    limit: { before: SIDE, label: formatClock(edge * MINUTE_S) }
  };
}

export function outsideSpec({ byAgency }: HoursFigures, locale: Locale): DotsSpec {
  const o = { locale };
  const worst = [...byAgency].sort((a, b) => (b.outside.value ?? -1) - (a.outside.value ?? -1))[0];
  const share = worst && worst.outside.value !== null ? worst.outside.value / worst.outside.scale : null;
  const title =
    worst && worst.outside.count > 0
      ? m.hours_agency_title(
          { agency: agencyText(worst.agency, locale), share: formatPercent(share, locale) },
          o
        )
      : m.hours_agency_none({}, o);
  return {
    kind: 'dots',
    locale,
    title,
    subtitle: m.hours_agency_subtitle({}, o),
    reading: title,
    x: { label: m.hours_agency_axis({}, o), format: 'percent', min: 0 },
    dots: byAgency.map(({ agency, outside }) =>
      rateMark(agency, agencyText(agency, locale), outside, locale, 'share')
    )
  };
}

/** Permitted hours in words: one line when every day is alike. */
export function openingText(openings: Opening[], locale: Locale): string {
  const texts = openings.map((opening) =>
    opening.map(([from, to]) => `${formatClock(from)}–${formatClock(to)}`).join(', ')
  );
  if (new Set(texts).size === 1) return texts[0] || m.common_none({}, { locale });
  return texts
    .map((text, day) => `${formatWeekday(day + 1, locale)} ${text || m.common_none({}, { locale })}`)
    .join(' · ');
}

export function hoursSentence(figures: HoursFigures, locale: Locale): string {
  const o = { locale };
  const { headline: h, withoutTime, zones } = figures;
  const rule = chosenRule(figures);
  if (!rule)
    return m.hours_sentence_bare(
      { contacts: formatNumber(h.outbound, locale), period: formatPeriod(h.from, h.to, locale) },
      o
    );
  return m.hours_sentence(
    {
      part: formatNumber(h.outOfHours.part, locale),
      base: formatNumber(h.outOfHours.base, locale),
      share: percentOf(h.outOfHours, locale),
      hours: openingText(rule.openings, locale),
      unknown: formatNumber(zones.unknown + withoutTime, locale)
    },
    o
  );
}
