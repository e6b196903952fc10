import type { AnnotationOptions } from 'chartjs-plugin-annotation';
import type { DotsSpec } from '#lib/core/charts';
import { markText } from '#lib/core/charts';
import { strokeOf, type Palette } from './palette';
import { baseOptions, highest, limitsOf, nameScale, valueScale, whiskersOf, type Drawing } from './parts';

export function drawDots(spec: DotsSpec, palette: Palette): Drawing {
  const band = spec.band && {
    band: {
      type: 'box',
      xMin: spec.band.low,
      xMax: spec.band.high,
      backgroundColor: palette.band,
      borderWidth: 0,
      drawTime: 'beforeDatasetsDraw',
      label: {
        display: true,
        content: spec.band.label,
        color: palette.ink3,
        font: { family: palette.font, size: 12, weight: 400 },
        position: { x: 'center', y: 'start' },
        yAdjust: -18
      }
    } as AnnotationOptions
  };
  const names = nameScale(palette);
  return {
    type: 'scatter',
    data: {
      datasets: [
        {
          data: spec.dots.map((dot, i) => ({ x: dot.value ?? NaN, y: i })),
          pointRadius: 5,
          pointHoverRadius: 6,
          pointHitRadius: 12,
          pointBackgroundColor: spec.dots.map((dot) =>
            dot.tone === 'unknown' ? palette.card : strokeOf(palette, dot.tone)
          ),
          pointBorderColor: spec.dots.map((dot) => strokeOf(palette, dot.tone)),
          pointBorderWidth: 1.5,
          whiskers: whiskersOf(spec.dots),
          whiskerColour: palette.ink2,
          valueLabels: spec.dots.map((dot) =>
            dot.value == null
              ? ''
              : markText({ ...dot, low: undefined, note: undefined }, spec.x.format, spec.locale)
          ),
          labelColour: palette.ink2
        }
      ]
    },
    options: {
      ...baseOptions(palette, { ...band, ...limitsOf(palette, spec.limits, 'x') }, 48),
      indexAxis: 'y',
      interaction: { mode: 'nearest', axis: 'y', intersect: false },
      scales: {
        x: { ...valueScale(spec, spec.x, palette), suggestedMax: highest(spec.dots, spec.limits, spec.band) },
        y: {
          type: 'linear',
          reverse: true,
          min: -0.5,
          max: spec.dots.length - 0.5,
          border: names.border,
          grid: { display: false },
          afterBuildTicks: (scale: { ticks: { value: number }[] }) =>
            (scale.ticks = spec.dots.map((_, value) => ({ value }))),
          ticks: {
            ...names.ticks,
            autoSkip: false,
            callback: (value: number | string) => spec.dots[Number(value)]?.label ?? ''
          }
        }
      }
    } as unknown as Drawing['options']
  };
}
