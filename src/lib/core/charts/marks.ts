import { formatInterval, formatValue, type Locale, type ValueFormat } from '#lib/core/i18n';
import type { ChartSpec, Mark, PlacedMark } from './spec';

/** The axis on which a chart's values are measured. */
export function valueAxis(spec: ChartSpec) {
  switch (spec.kind) {
    case 'histogram':
    case 'trend':
    case 'funnel':
      return spec.y;
    case 'dots':
    case 'bars':
      return spec.x;
    case 'heat':
    case 'stacked':
      return spec.value;
  }
}

/** `4.2 (3.1–5.6) · 212 of 5,100`: a mark's value with its interval and note. */
export function markText(mark: Mark, format: ValueFormat, locale: Locale): string {
  const value = formatValue(mark.value, format, locale);
  const interval =
    mark.low == null || mark.high == null
      ? ''
      : ` (${formatInterval(formatValue(mark.low, format, locale), formatValue(mark.high, format, locale))})`;
  return value + interval + (mark.note ? ` · ${mark.note}` : '');
}

/** Every mark that has a value, in reading order. */
export function placedMarks(spec: ChartSpec): PlacedMark[] {
  const { format } = valueAxis(spec);
  const place = (mark: Mark, series: number, index: number, label: string): PlacedMark[] =>
    mark.value == null ? [] : [{ mark, series, index, label, text: markText(mark, format, spec.locale) }];
  switch (spec.kind) {
    case 'histogram':
    case 'bars':
      return spec.bars.flatMap((mark, i) => place(mark, 0, i, mark.label));
    case 'dots':
      return spec.dots.flatMap((mark, i) => place(mark, 0, i, mark.label));
    case 'funnel':
      return spec.points.flatMap((mark, i) => place(mark, 0, i, mark.label));
    case 'heat':
      return spec.cells.flatMap((cell, i) => place(cell, 0, i, cell.label));
    case 'trend':
    case 'stacked':
      return spec.series.flatMap((series, s) =>
        series.marks.flatMap((mark, i) =>
          place(mark, s, i, spec.series.length > 1 ? `${series.label}, ${mark.label}` : mark.label)
        )
      );
  }
}
