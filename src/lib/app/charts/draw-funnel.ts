import type { FunnelSpec } from '#lib/core/charts';
import { strokeOf, type Palette } from './palette';
import { baseOptions, highest, limitsOf, valueScale, type Drawing } from './parts';

const DASHES = { dashed: [6, 3], dotted: [2, 3] };

export function drawFunnel(spec: FunnelSpec, palette: Palette): Drawing {
  const curve = (points: { x: number; y: number }[], dash: number[], endLabel?: string) => ({
    type: 'line',
    data: points,
    borderColor: palette.ink3,
    borderWidth: 1,
    borderDash: dash,
    pointRadius: 0,
    pointHitRadius: 0,
    pointHoverRadius: 0,
    tension: 0,
    endLabel,
    labelColour: palette.ink3
  });
  const longest = Math.max(0, ...spec.curves.map(({ label }) => label.length * 6.6));
  return {
    type: 'scatter',
    data: {
      datasets: [
        {
          data: spec.points.map(({ x, value }) => ({ x, y: value ?? NaN })),
          pointRadius: 6,
          pointHoverRadius: 7,
          pointHitRadius: 12,
          pointStyle: spec.points.map(({ tone }) => (tone === 'alarm' ? 'triangle' : 'circle')),
          pointBackgroundColor: spec.points.map(({ tone }) => strokeOf(palette, tone)),
          pointBorderColor: palette.card,
          pointBorderWidth: 1.5,
          valueLabels: spec.points.map(({ label }) => label),
          labelColour: palette.ink
        },
        ...spec.curves.flatMap(({ label, pattern, at }) => [
          curve(
            at.map(({ x, high }) => ({ x, y: high })),
            DASHES[pattern],
            label
          ),
          curve(
            at.map(({ x, low }) => ({ x, y: low })),
            DASHES[pattern]
          )
        ])
      ]
    },
    options: {
      ...baseOptions(palette, limitsOf(palette, [spec.target], 'y'), Math.max(48, longest + 12)),
      interaction: { mode: 'nearest', intersect: true },
      scales: {
        x: { ...valueScale(spec, spec.x, palette), beginAtZero: false },
        y: {
          ...valueScale(spec, spec.y, palette),
          suggestedMax: highest(spec.points) * 1.1
        }
      }
    } as unknown as Drawing['options']
  };
}
