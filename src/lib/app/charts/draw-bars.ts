import type { AnnotationOptions } from 'chartjs-plugin-annotation';
import type { BarsSpec, HistogramSpec, StackedSpec } from '#lib/core/charts';
import { markText } from '#lib/core/charts';
import { fillOf, strokeOf, type Palette } from './palette';
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

export function drawHistogram(spec: HistogramSpec, palette: Palette): Drawing {
  const annotations: Record<string, AnnotationOptions> = spec.limit
    ? { limit: uprightLine(palette, spec.limit.before - 0.5, spec.limit.label, palette.tones.alarm) }
    : {};
  return {
    type: 'bar',
    data: {
      labels: spec.bars.map((bar) => bar.label),
      datasets: [
        {
          data: spec.bars.map((bar) => (bar.value === 0 ? null : bar.value)),
          backgroundColor: spec.bars.map((bar) => fillOf(palette, bar.tone)),
          categoryPercentage: 1,
          barPercentage: 0.92,
          minBarLength: 2
        }
      ]
    },
    options: {
      ...baseOptions(palette, annotations),
      interaction: { mode: 'index', intersect: false },
      scales: { x: nameScale(palette, spec.x.label), y: valueScale(spec, spec.y, palette) }
    } as Drawing['options']
  };
}

export function drawBars(spec: BarsSpec, palette: Palette): Drawing {
  const top = highest(spec.bars, spec.limits);
  return {
    type: 'bar',
    data: {
      labels: spec.bars.map((bar) => bar.label),
      datasets: [
        {
          data: spec.bars.map((bar) => bar.value),
          backgroundColor: spec.bars.map((bar) => fillOf(palette, bar.tone)),
          borderColor: spec.bars.map((bar) => strokeOf(palette, bar.tone)),
          borderWidth: spec.bars.map((bar) => (bar.tone === 'unknown' ? 1 : 0)),
          categoryPercentage: 1,
          barPercentage: 0.72,
          maxBarThickness: 22,
          whiskers: whiskersOf(spec.bars),
          whiskerColour: palette.ink2,
          valueLabels: spec.bars.map((bar) =>
            markText({ ...bar, low: undefined, note: undefined }, spec.x.format, spec.locale)
          ),
          labelColour: palette.ink2
        }
      ]
    },
    options: {
      ...baseOptions(palette, limitsOf(palette, spec.limits, 'x'), 56),
      indexAxis: 'y',
      interaction: { mode: 'nearest', axis: 'y', intersect: false },
      scales: {
        x: { ...valueScale(spec, spec.x, palette), suggestedMax: top },
        y: { ...nameScale(palette), ticks: { ...nameScale(palette).ticks, autoSkip: false } }
      }
    } as Drawing['options']
  };
}

export function drawStacked(spec: StackedSpec, palette: Palette): Drawing {
  const across = spec.isHorizontal === true;
  const value = { ...valueScale(spec, spec.value, palette), stacked: true };
  const names = { ...nameScale(palette), stacked: true };
  return {
    type: 'bar',
    data: {
      labels: spec.categories,
      datasets: spec.series.map((series) => ({
        label: series.label,
        data: series.marks.map((mark) => mark.value),
        backgroundColor: fillOf(palette, series.tone),
        borderColor: palette.card,
        borderWidth: 1,
        borderSkipped: false,
        categoryPercentage: 1,
        barPercentage: across ? 0.72 : 0.86,
        maxBarThickness: across ? 22 : 56
      }))
    },
    options: {
      ...baseOptions(palette, limitsOf(palette, spec.limits, across ? 'x' : 'y')),
      indexAxis: across ? 'y' : 'x',
      interaction: { mode: 'nearest', intersect: true },
      scales: across ? { x: value, y: names } : { x: names, y: value }
    } as Drawing['options']
  };
}
