import type { FrequencyFigures } from '#lib/app/state';
import type { TrendSpec } from '#lib/core/charts';
import { formatPercent, m, type Locale } from '#lib/core/i18n';

/** Share of contacts that the most contacted `share` of people had, read off the curve. */
export function burdenAt(burden: FrequencyFigures['burden'], share: number): number | null {
  const next = burden.findIndex(({ people }) => people >= share);
  const b = burden[next];
  if (!b) return null;
  const a = burden[next - 1] ?? { people: 0, contacts: 0 };
  return b.people === a.people
    ? b.contacts
    : a.contacts + ((b.contacts - a.contacts) * (share - a.people)) / (b.people - a.people);
}

/** Shares of people at which the curve is drawn: evenly spaced, so that equal shares make a straight line. */
const BURDEN_STEPS = Array.from({ length: 21 }, (_, i) => i / 20);

export function burdenSpec({ burden }: Pick<FrequencyFigures, 'burden'>, locale: Locale): TrendSpec {
  const o = { locale };
  const points =
    burden.length === 0 ? [] : BURDEN_STEPS.map((people) => ({ people, contacts: burdenAt(burden, people) }));
  const title = m.frequency_burden_title({ share: formatPercent(burdenAt(burden, 0.1), locale) }, o);
  return {
    kind: 'trend',
    locale,
    title,
    subtitle: m.frequency_burden_subtitle({}, o),
    reading: title,
    periods: points.map(({ people }) => formatPercent(people, locale, 0)),
    y: { label: m.frequency_burden_axis({}, o), format: 'percent', max: 1 },
    series: [
      {
        key: 'burden',
        label: m.frequency_burden_series({}, o),
        tone: 'mark',
        isHighlighted: true,
        marks: points.map(({ people, contacts }) => ({
          key: String(people),
          label: m.frequency_burden_mark({ share: formatPercent(people, locale, 0) }, o),
          value: contacts
        }))
      },
      {
        key: 'even',
        label: m.frequency_burden_even({}, o),
        tone: 'quiet',
        marks: points.map(({ people }) => ({
          key: `even ${people}`,
          label: m.frequency_burden_mark({ share: formatPercent(people, locale, 0) }, o),
          value: people
        }))
      }
    ]
  };
}
