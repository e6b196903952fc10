import type { AnnotationOptions } from 'chartjs-plugin-annotation';
import type { Chart } from 'chart.js';
import { shade, type HeatSpec } from '#lib/core/charts';
import type { Palette } from './palette';
import { baseOptions, nameScale, type Drawing } from './parts';

/** Outlines of neighbouring rows that span the same columns are one box. */
export function mergeOutlines(
  outlines: HeatSpec['outlines']
): { from: number; to: number; first: number; last: number }[] {
  const boxes: { from: number; to: number; first: number; last: number }[] = [];
  for (const outline of [...outlines].sort((a, b) => a.from - b.from || a.to - b.to || a.row - b.row)) {
    const open = boxes.at(-1);
    if (open && open.from === outline.from && open.to === outline.to && open.last === outline.row - 1)
      open.last = outline.row;
    else boxes.push({ from: outline.from, to: outline.to, first: outline.row, last: outline.row });
  }
  return boxes;
}

export function drawHeat(spec: HeatSpec, palette: Palette): Drawing {
  const max = Math.max(0, ...spec.cells.map((cell) => cell.value ?? 0));
  const boxes = mergeOutlines(spec.outlines).map((box, i): [string, AnnotationOptions] => [
    `box${i}`,
    {
      type: 'box',
      xMin: box.from - 0.5,
      xMax: box.to - 0.5,
      yMin: box.first - 0.5,
      yMax: box.last + 0.5,
      backgroundColor: 'transparent',
      borderColor: palette.ink,
      borderWidth: 1.5,
      borderRadius: 2
    }
  ]);
  const names = (labels: string[], isDense: boolean) => ({
    type: 'linear',
    offset: false,
    min: -0.5,
    max: labels.length - 0.5,
    border: { display: false },
    grid: { display: false },
    afterBuildTicks: (scale: { ticks: { value: number }[] }) =>
      (scale.ticks = labels.map((_, value) => ({ value }))),
    ticks: {
      ...nameScale(palette).ticks,
      autoSkip: isDense,
      callback: (value: number | string) => labels[Number(value)] ?? ''
    }
  });
  return {
    type: 'matrix',
    data: {
      datasets: [
        {
          data: spec.cells.map((cell) => ({ x: cell.column, y: cell.row, v: cell.value })),
          backgroundColor: spec.cells.map((cell) =>
            cell.tone === 'unknown'
              ? palette.hatch
              : cell.value
                ? palette.mix(cell.isOutside ? 'alarm' : 'mark', shade(cell.value, max))
                : palette.mix('quiet', 0.08)
          ),
          hoverBorderColor: palette.ink,
          hoverBorderWidth: 2,
          borderRadius: 2,
          width: ({ chart }: { chart: Chart }) =>
            Math.max(1, (chart.chartArea?.width ?? 0) / spec.columns.length - 2),
          height: ({ chart }: { chart: Chart }) =>
            Math.max(1, (chart.chartArea?.height ?? 0) / spec.rows.length - 2)
        }
      ]
    },
    options: {
      ...baseOptions(palette, Object.fromEntries(boxes)),
      layout: { padding: { top: 4, right: 4 } },
      interaction: { mode: 'nearest', intersect: true },
      scales: { x: names(spec.columns, true), y: { ...names(spec.rows, false), reverse: true } }
    } as unknown as Drawing['options']
  };
}
