import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type { ChartSpec, PlacedMark } from '#lib/core/charts';
import { draw } from './draw';
import type { Palette } from './palette';
import { Chart } from './register';
import { currentPalette } from './theme';

interface Options {
  spec: () => ChartSpec;
  marks: () => PlacedMark[];
  /** Index into `marks` of the mark the keys stand on; −1 is none. */
  active: () => number;
  onpick: (placed: PlacedMark) => void;
  canPick: () => boolean;
}

function tooltip(palette: Palette, find: (d: number, i: number) => PlacedMark | undefined) {
  type Item = { datasetIndex: number; dataIndex: number };
  const of = (item: Item | undefined) => (item ? find(item.datasetIndex, item.dataIndex) : undefined);
  const font = { family: palette.font, size: 12 };
  return {
    animation: false,
    displayColors: false,
    padding: 8,
    cornerRadius: 4,
    caretSize: 0,
    borderWidth: 1,
    backgroundColor: palette.raised,
    borderColor: palette.tones.quiet,
    titleColor: palette.ink,
    bodyColor: palette.ink2,
    titleFont: { ...font, weight: 600 },
    bodyFont: font,
    callbacks: {
      title: (items: Item[]) => of(items[0])?.label ?? '',
      label: (item: Item) => of(item)?.text ?? ''
    }
  };
}

/** Draws a spec on a canvas, redraws it when the spec or the theme changes, and removes it with the canvas. */
export function chartCanvas(options: Options): Attachment<HTMLCanvasElement> {
  return (canvas) => {
    const find = (d: number, i: number) =>
      options.marks().find((placed) => placed.series === d && placed.index === i);
    let chart: Chart | undefined;
    let type = '';

    $effect(() => {
      const palette = currentPalette();
      const drawing = draw(options.spec(), palette);
      const settings = {
        ...drawing.options,
        plugins: { ...drawing.options.plugins, tooltip: tooltip(palette, find) },
        onHover: (_: unknown, hit: unknown[]) =>
          (canvas.style.cursor = hit.length > 0 && options.canPick() ? 'pointer' : ''),
        onClick: (_: unknown, hit: { datasetIndex: number; index: number }[]) => {
          const placed = hit[0] && find(hit[0].datasetIndex, hit[0].index);
          if (placed) options.onpick(placed);
        }
      };
      untrack(() => {
        if (chart && type === drawing.type) {
          chart.data = drawing.data as never;
          chart.options = settings as never;
          chart.update('none');
        } else {
          chart?.destroy();
          type = drawing.type;
          chart = new Chart(canvas, { type: drawing.type, data: drawing.data, options: settings } as never);
        }
      });
    });

    let isHighlighted = false;
    $effect(() => {
      const active = options.active();
      if (active < 0 && !isHighlighted) return;
      const placed = options.marks()[active];
      isHighlighted = placed !== undefined;
      const hit = placed ? [{ datasetIndex: placed.series, index: placed.index }] : [];
      chart?.setActiveElements(hit);
      const at = placed && chart?.getDatasetMeta(placed.series).data[placed.index];
      chart?.tooltip?.setActiveElements(hit, at ? { x: at.x, y: at.y } : { x: 0, y: 0 });
      chart?.update('none');
    });

    return () => chart?.destroy();
  };
}
