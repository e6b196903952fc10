import { csvText } from '#lib/core/csv';
import { m } from '#lib/core/i18n';
import { valueAxis } from './marks';
import type { ChartSpec, Mark } from './spec';

/** Marks by row and series, in reading order; a gap is a row without a value. */
function marksOf(spec: ChartSpec): { series: string; marks: readonly Mark[] }[] {
  switch (spec.kind) {
    case 'histogram':
    case 'bars':
      return [{ series: '', marks: spec.bars }];
    case 'dots':
      return [{ series: '', marks: spec.dots }];
    case 'funnel':
      return [{ series: '', marks: spec.points }];
    case 'heat':
      return spec.rows.map((series, row) => ({
        series,
        marks: spec.cells
          .filter((cell) => cell.row === row)
          .map((cell) => ({ ...cell, label: spec.columns[cell.column] ?? '' }))
      }));
    case 'trend':
    case 'stacked':
      return spec.series.map(({ label, marks }) => ({ series: label, marks }));
  }
}

/**
 * What a chart shows as CSV with a byte order mark: one row for each value, unrounded, with the ends of its interval
 * and its note. Columns without any value are left out; cells that a spreadsheet would run are neutralised.
 */
export function chartCsv(spec: ChartSpec): string {
  const o = { locale: spec.locale };
  const number = (value: number | null | undefined) => (value == null ? '' : String(value));
  const head = [
    m.chart_data_series({}, o),
    m.chart_data_label({}, o),
    valueAxis(spec).label || m.chart_data_value({}, o),
    m.chart_data_low({}, o),
    m.chart_data_high({}, o),
    m.chart_data_note({}, o)
  ];
  const rows = marksOf(spec).flatMap(({ series, marks }) =>
    marks.map(({ label, value, low, high, note = '' }) => [
      series,
      label,
      number(value),
      number(low),
      number(high),
      note
    ])
  );
  const shown = head.map((_, column) => column === 2 || rows.some((row) => row[column] !== ''));
  return `\ufeff${csvText(
    [head, ...rows].map((row) => row.filter((_, column) => shown[column])),
    { neutralise: true }
  )}`;
}
