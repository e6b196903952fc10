import type { Chart, Plugin } from 'chart.js';

/** What our datasets carry beside Chart.js's own fields. */
export interface Extras {
  /** Ends of the interval of each value; null draws none. */
  whiskers?: ({ low: number; high: number } | null)[];
  whiskerColour?: string;
  /** Written at the end of each bar or dot. */
  valueLabels?: string[];
  /** Written at the end of the line. */
  endLabel?: string;
  labelColour?: string;
}

/** Height of a name at the end of a line. */
const LINE = 14;

const extras = (chart: Chart, index: number) => chart.data.datasets[index] as unknown as Extras;

/** Interval whiskers along the value axis. */
export const whiskers: Plugin = {
  id: 'whiskers',
  afterDatasetsDraw(chart) {
    const pen = chart.ctx;
    chart.data.datasets.forEach((_, d) => {
      const { whiskers: ends, whiskerColour } = extras(chart, d);
      const meta = chart.getDatasetMeta(d);
      if (!ends || meta.hidden) return;
      const isAcross = chart.options.indexAxis === 'y';
      const scale = chart.scales[isAcross ? 'x' : 'y'];
      if (!scale) return;
      pen.save();
      pen.beginPath();
      pen.strokeStyle = whiskerColour ?? '';
      pen.lineWidth = 1.5;
      const draw = (x: number, y: number) => pen.lineTo(isAcross ? y : x, isAcross ? x : y);
      const move = (x: number, y: number) => pen.moveTo(isAcross ? y : x, isAcross ? x : y);
      meta.data.forEach((element, i) => {
        const end = ends[i];
        if (!end) return;
        const at = isAcross ? element.y : element.x;
        const low = scale.getPixelForValue(end.low);
        const high = scale.getPixelForValue(end.high);
        move(at, low);
        draw(at, high);
        for (const tip of [low, high]) {
          move(at - 3, tip);
          draw(at + 3, tip);
        }
      });
      pen.stroke();
      pen.restore();
    });
  }
};

/** Direct labels: a value at its bar or dot, a name at the end of its line; names that would overlap are pushed apart. */
export const endLabels: Plugin = {
  id: 'endLabels',
  afterDatasetsDraw(chart) {
    const pen = chart.ctx;
    pen.save();
    pen.font = `12px ${String(chart.options.font && 'family' in chart.options.font ? chart.options.font.family : 'sans-serif')}`;
    pen.textBaseline = 'middle';
    const names: { text: string; x: number; y: number; colour: string }[] = [];
    chart.data.datasets.forEach((_, d) => {
      const { valueLabels, endLabel, labelColour = '', whiskers: ends } = extras(chart, d);
      const elements = chart.getDatasetMeta(d).data;
      if (valueLabels) {
        pen.fillStyle = labelColour;
        elements.forEach((element, i) => {
          const text = valueLabels[i];
          if (!text || Number.isNaN(element.x)) return;
          const end = ends?.[i];
          const x = end && chart.scales.x ? chart.scales.x.getPixelForValue(end.high) : element.x;
          pen.fillText(text, x + 8, element.y);
        });
      }
      const last = elements.findLast((element) => !(element as unknown as { skip?: boolean }).skip);
      if (endLabel && last) names.push({ text: endLabel, x: last.x + 8, y: last.y, colour: labelColour });
    });
    names.sort((a, b) => a.y - b.y);
    names.forEach((name, i) => {
      const above = names[i - 1];
      if (above) name.y = Math.max(name.y, above.y + LINE);
    });
    // What was pushed below the chart is taken back up, and pushes what stands above it.
    let floor = chart.chartArea.bottom;
    for (const name of [...names].reverse()) {
      name.y = Math.min(name.y, floor);
      floor = name.y - LINE;
    }
    names.forEach((name) => {
      pen.fillStyle = name.colour;
      pen.fillText(name.text, name.x, name.y);
    });
    pen.restore();
  }
};
