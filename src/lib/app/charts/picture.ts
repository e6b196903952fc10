import type { ChartSpec } from '#lib/core/charts';
import { draw } from './draw';
import { legendOf } from './legend';
import { fillOf, type Palette } from './palette';
import { Chart } from './register';
import { currentPalette } from './theme';

const WIDTH = 960;
const MARGIN = 24;
const INSIDE = WIDTH - 2 * MARGIN;
/** Pixels for each unit of length: sharp on paper. */
const SCALE = 2;
const TITLE = { size: 18, line: 24 };
const TEXT = { size: 12, line: 18 };

/** Lines of a text that fit; Chinese breaks anywhere, other scripts between words. */
export function wrapped(text: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.split(/(?<=\s)|(?<=[\u3000-\u9fff\uff00-\uffef])/u)) {
    if (line !== '' && !fits(line + part)) {
      lines.push(line.trim());
      line = '';
    }
    line += part;
  }
  return line.trim() === '' ? lines : [...lines, line.trim()];
}

function drawnAlone(spec: ChartSpec, palette: Palette, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = INSIDE;
  canvas.height = height;
  const { type, data, options } = draw(spec, palette);
  const settings = {
    ...options,
    responsive: false,
    devicePixelRatio: SCALE,
    plugins: { ...options.plugins, tooltip: { enabled: false } }
  };
  const chart = new Chart(canvas, { type, data, options: settings } as never);
  const copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = canvas.height;
  copy.getContext('2d')!.drawImage(canvas, 0, 0);
  chart.destroy();
  return copy;
}

function drawLegend(pen: CanvasRenderingContext2D, spec: ChartSpec, palette: Palette, top: number): number {
  let x = MARGIN;
  let y = top;
  for (const { label, tone } of legendOf(spec)) {
    const width = 16 + pen.measureText(label).width + 12;
    if (x > MARGIN && x + width > WIDTH - MARGIN) {
      x = MARGIN;
      y += TEXT.line;
    }
    if (tone === 'outline') {
      pen.strokeStyle = palette.ink;
      pen.strokeRect(x + 1, y + 5, 9, 9);
    } else {
      pen.fillStyle = fillOf(palette, tone);
      pen.fillRect(x, y + 4, 10, 10);
    }
    pen.fillStyle = palette.ink2;
    pen.fillText(label, x + 16, y + 2);
    x += width;
  }
  return x === MARGIN && y === top ? top : y + TEXT.line + 4;
}

/** The chart as it stands in the page's colours, with title, subtitle and legend, as a PNG of double density. */
export async function pictureOf(spec: ChartSpec, height: number): Promise<Blob> {
  const palette = currentPalette();
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH * SCALE;
  const measure = canvas.getContext('2d')!;
  const lines = (text: string, font: string) => {
    measure.font = font;
    return wrapped(text, (line) => measure.measureText(line).width <= INSIDE);
  };
  const titleFont = `600 ${TITLE.size}px ${palette.font}`;
  const textFont = `${TEXT.size}px ${palette.font}`;
  const title = lines(spec.title, titleFont);
  const subtitle = lines(spec.subtitle, textFont);
  const head = MARGIN + title.length * TITLE.line + subtitle.length * TEXT.line + 8;
  const legend = legendOf(spec).length > 0 ? (1 + Math.floor(legendOf(spec).length / 4)) * TEXT.line + 8 : 0;
  canvas.height = (head + legend + height + MARGIN) * SCALE;
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = palette.card;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.scale(SCALE, SCALE);
  pen.textBaseline = 'top';
  let y = MARGIN;
  pen.font = titleFont;
  pen.fillStyle = palette.ink;
  for (const line of title) {
    pen.fillText(line, MARGIN, y);
    y += TITLE.line;
  }
  pen.font = textFont;
  pen.fillStyle = palette.ink2;
  for (const line of subtitle) {
    pen.fillText(line, MARGIN, y);
    y += TEXT.line;
  }
  y = drawLegend(pen, spec, palette, y + 8);
  pen.drawImage(drawnAlone(spec, palette, height), MARGIN, y, INSIDE, height);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('no picture could be made'))),
      'image/png'
    )
  );
}

/** A file name on every system, whatever stands in the title. */
export function fileNameOf({ title }: ChartSpec, ending: string): string {
  const words = title
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return `decorum-${[...words].slice(0, 60).join('').replace(/-$/, '') || 'chart'}.${ending}`;
}
