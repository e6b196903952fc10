import { formatValue } from '#lib/core/i18n';
import { markText, valueAxis } from './marks';
import type { ChartSpec, Mark } from './spec';

/** The same figures as a table: the first column names the row. `marks` gives the mark behind a cell, where there is one. */
export interface ChartTable {
  columns: string[];
  rows: { label: string; cells: string[]; marks: (Mark | null)[] }[];
}

/** What the picture shows, as rows and columns of text. */
export function toTable(spec: ChartSpec): ChartTable {
  const { format, label } = valueAxis(spec);
  const text = (mark: Mark | null | undefined) =>
    mark ? markText(mark, format, spec.locale) : formatValue(null, format, spec.locale);
  switch (spec.kind) {
    case 'histogram':
    case 'bars':
    case 'funnel':
    case 'dots': {
      const marks = spec.kind === 'dots' ? spec.dots : spec.kind === 'funnel' ? spec.points : spec.bars;
      const head = spec.kind === 'histogram' ? spec.x.label : '';
      return {
        columns: [head, label],
        rows: marks.map((mark) => ({ label: mark.label, cells: [text(mark)], marks: [mark] }))
      };
    }
    case 'heat': {
      const at = new Map(spec.cells.map((cell) => [`${cell.row} ${cell.column}`, cell]));
      const rows = spec.rows.map((rowLabel, row) => {
        const marks = spec.columns.map((_, column) => at.get(`${row} ${column}`) ?? null);
        return { label: rowLabel, cells: marks.map(text), marks };
      });
      return { columns: ['', ...spec.columns], rows };
    }
    case 'trend':
    case 'stacked': {
      const names = spec.kind === 'trend' ? spec.periods : spec.categories;
      const rows = names.map((name, i) => {
        const marks = spec.series.map((series) => series.marks[i] ?? null);
        return { label: name, cells: marks.map(text), marks };
      });
      return { columns: ['', ...spec.series.map((series) => series.label)], rows };
    }
  }
}
