import type { TrendSpec } from '#lib/core/charts';
import { strokeOf, type Palette } from './palette';
import {
  baseOptions,
  highest,
  limitsOf,
  nameScale,
  uprightLine,
  valueScale,
  whiskersOf,
  type Drawing
} from './parts';

const DASHES = { solid: [], dashed: [6, 3], dotted: [2, 3] };

export function drawTrend(spec: TrendSpec, palette: Palette): Drawing {
  const isOne = spec.series.length === 1;
  const hasHighlight = spec.series.some((series) => series.isHighlighted);
  const longest = Math.max(
    0,
    ...spec.series.map((series) => [...series.label].reduce((w, c) => w + (c > '\u2e80' ? 12 : 6.6), 0))
  );
  const annotations = {
    ...limitsOf(palette, spec.limits, 'y'),
    ...Object.fromEntries(
      (spec.events ?? []).map((event, i) => [
        `event${i}`,
        uprightLine(palette, event.at, event.label, palette.ink3, false)
      ])
    )
  };
  return {
    type: 'line',
    data: {
      labels: spec.periods,
      datasets: spec.series.map((series) => {
        const isBack = hasHighlight && !series.isHighlighted;
        const colour = isBack
          ? palette.tones.quiet
          : strokeOf(palette, series.tone ?? (series.isHighlighted ? 'accent' : 'mark'));
        const hasDots = series.marks.length <= 16;
        return {
          label: series.label,
          data: series.marks.map((mark) => mark.value),
          borderColor: colour,
          borderWidth: isBack ? 1 : 2,
          borderDash: DASHES[series.pattern ?? 'solid'],
          backgroundColor: colour,
          pointRadius: series.marks.map((mark, i) => {
            const isAlone = series.marks[i - 1]?.value == null && series.marks[i + 1]?.value == null;
            return mark.tone || isAlone || (hasDots && !isBack) ? 3 : 0;
          }),
          pointBackgroundColor: series.marks.map((mark) =>
            mark.tone ? strokeOf(palette, mark.tone) : colour
          ),
          pointBorderColor: series.marks.map((mark) => (mark.tone ? strokeOf(palette, mark.tone) : colour)),
          pointHoverRadius: 5,
          pointHitRadius: 12,
          spanGaps: false,
          tension: 0,
          order: isBack ? 1 : 0,
          whiskers: isBack ? undefined : whiskersOf(series.marks),
          whiskerColour: colour,
          endLabel: isOne ? undefined : series.label,
          labelColour: isBack ? palette.ink3 : palette.ink
        };
      })
    },
    options: {
      ...baseOptions(palette, annotations, isOne ? 12 : Math.min(140, longest + 14)),
      interaction: { mode: 'nearest', intersect: false },
      scales: {
        x: { ...nameScale(palette), offset: false },
        y: {
          ...valueScale(spec, spec.y, palette),
          suggestedMax: highest(
            spec.series.flatMap((series) => series.marks),
            spec.limits
          )
        }
      }
    } as Drawing['options']
  };
}
