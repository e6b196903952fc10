import type { AnnotationOptions } from 'chartjs-plugin-annotation';
import type { ChartOptions } from 'chart.js';
import type { Axis, ChartSpec, Line, Mark } from '#lib/core/charts';
import { formatValue } from '#lib/core/i18n';
import { strokeOf, type Palette } from './palette';

/** One drawing of a spec: everything Chart.js needs but its canvas. */
export interface Drawing {
  type: 'bar' | 'line' | 'scatter' | 'matrix';
  data: { labels?: string[]; datasets: object[] };
  options: ChartOptions;
}

const font = (palette: Palette, weight = 400) => ({ family: palette.font, size: 12, weight });

/** Options every kind shares: no animation, page font, space for direct labels. */
export function baseOptions(
  palette: Palette,
  annotations: Record<string, AnnotationOptions>,
  right = 8
): ChartOptions {
  return {
    responsive: true,
    maintainAspectRatio: false,
    animation: false,
    font: { family: palette.font, size: 12 },
    color: palette.ink2,
    layout: { padding: { top: 16, right, bottom: 0, left: 0 } },
    plugins: { annotation: { annotations, animations: false, clip: false } }
  } as unknown as ChartOptions;
}

/** A value axis with its measure and unit; no frame, faint lines. */
export function valueScale(spec: ChartSpec, axis: Axis, palette: Palette, isTitled = true) {
  return {
    type: 'linear' as const,
    beginAtZero: true,
    min: axis.min,
    max: axis.max,
    grace: axis.max === undefined ? '4%' : 0,
    border: { display: false },
    grid: { color: palette.line, tickLength: 0 },
    title: {
      display: isTitled && axis.label !== '',
      text: axis.label,
      color: palette.ink3,
      font: font(palette),
      padding: 2
    },
    ticks: {
      color: palette.ink3,
      font: font(palette),
      padding: 6,
      maxTicksLimit: 6,
      precision: axis.format === 'integer' ? 0 : undefined,
      callback: (value: number | string) =>
        formatValue(Number(value), axis.format, spec.locale)
          .replace(/(\.\d*?)0+(?=%|$)/, '$1')
          .replace(/\.(?=%|$)/, '')
    }
  };
}

/** An axis of names. */
export function nameScale(palette: Palette, title = '') {
  return {
    type: 'category' as const,
    border: { color: palette.line },
    grid: { display: false },
    title: { display: title !== '', text: title, color: palette.ink3, font: font(palette), padding: 2 },
    ticks: { color: palette.ink2, font: font(palette), padding: 4, maxRotation: 0, autoSkipPadding: 12 }
  };
}

const lineLabel = (
  palette: Palette,
  content: string,
  colour: string,
  position: 'start' | 'end',
  yAdjust: number,
  xAdjust: number
) => ({
  display: true,
  content,
  position,
  color: colour,
  backgroundColor: palette.card,
  font: font(palette, 500),
  padding: { x: 4, y: 1 },
  borderRadius: 0,
  yAdjust,
  xAdjust
});

/** A limit as a line across the value axis, named at the line. `axis` is the value axis. */
export function limitLine(palette: Palette, line: Line, axis: 'x' | 'y'): AnnotationOptions {
  const colour = strokeOf(palette, line.tone ?? 'alarm');
  const label =
    axis === 'y'
      ? lineLabel(palette, line.label, colour, 'start', -9, 0)
      : lineLabel(palette, line.label, colour, 'start', -16, 0);
  return {
    type: 'line',
    scaleID: axis,
    value: line.value,
    borderColor: colour,
    borderWidth: 1.5,
    borderDash: [5, 3],
    label
  } as AnnotationOptions;
}

/** An upright line at a place on the category axis. */
export function uprightLine(
  palette: Palette,
  at: number,
  text: string,
  colour: string,
  isDashed = true
): AnnotationOptions {
  return {
    type: 'line',
    scaleID: 'x',
    value: at,
    borderColor: colour,
    borderWidth: isDashed ? 1.5 : 1,
    borderDash: isDashed ? [5, 3] : [],
    label: lineLabel(palette, text, colour, 'start', -16, 0)
  } as AnnotationOptions;
}

export const limitsOf = (palette: Palette, limits: Line[] | undefined, axis: 'x' | 'y') =>
  Object.fromEntries((limits ?? []).map((line, i) => [`limit${i}`, limitLine(palette, line, axis)]));

export const whiskersOf = (marks: Mark[]) =>
  marks.some((mark) => mark.low != null)
    ? marks.map((mark) => (mark.low == null || mark.high == null ? null : { low: mark.low, high: mark.high }))
    : undefined;

/** Highest value to be drawn, whisker ends and limits included. */
export const highest = (marks: Mark[], limits: Line[] = [], band?: { high: number }) =>
  Math.max(
    0,
    band?.high ?? 0,
    ...marks.map((mark) => Math.max(mark.value ?? 0, mark.high ?? 0)),
    ...limits.map((line) => line.value)
  );
