import type { ChartSpec } from '#lib/core/charts';
import { drawBars, drawHistogram, drawStacked } from './draw-bars';
import { drawDots } from './draw-dots';
import { drawFunnel } from './draw-funnel';
import { drawHeat } from './draw-heat';
import { drawTrend } from './draw-trend';
import type { Palette } from './palette';
import type { Drawing } from './parts';

/** A spec in the colours of the page, as Chart.js wants it. */
export function draw(spec: ChartSpec, palette: Palette): Drawing {
  switch (spec.kind) {
    case 'histogram':
      return drawHistogram(spec, palette);
    case 'bars':
      return drawBars(spec, palette);
    case 'stacked':
      return drawStacked(spec, palette);
    case 'trend':
      return drawTrend(spec, palette);
    case 'dots':
      return drawDots(spec, palette);
    case 'funnel':
      return drawFunnel(spec, palette);
    case 'heat':
      return drawHeat(spec, palette);
  }
}
