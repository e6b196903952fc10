import type { ChartSpec, Tone } from '#lib/core/charts';

export interface LegendItem {
  label: string;
  tone: Tone | 'outline';
}

/** What the colours of a chart mean, where they are not named beside the marks. */
export function legendOf(spec: ChartSpec): LegendItem[] {
  if (spec.kind === 'stacked')
    return spec.series.map((series) => ({ label: series.label, tone: series.tone ?? 'mark' }));
  if (spec.kind === 'heat' && spec.outlines.length > 0)
    return [{ label: spec.outlineLabel, tone: 'outline' }];
  return [];
}
