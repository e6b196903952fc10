import type { Tone } from '#lib/core/charts';

/** The values behind the named colours, as the page has them now. */
export interface Palette {
  tones: Record<Exclude<Tone, 'unknown'>, string>;
  ink: string;
  ink2: string;
  ink3: string;
  line: string;
  card: string;
  raised: string;
  band: string;
  font: string;
  hatch: CanvasPattern | string;
  /** A colour between the card and a tone; `share` of 1 is the tone. */
  mix: (tone: Tone, share: number) => string;
}

const TOKENS = {
  mark: '--mark',
  quiet: '--mark-quiet',
  accent: '--accent',
  alarm: '--alarm',
  call: '--call',
  sms: '--sms',
  visit: '--visit',
  email: '--email',
  letter: '--letter',
  app: '--app',
  other: '--other'
} as const;

/** Reads the tokens through a probe, so that light-dark() and color-mix() arrive resolved. */
export function readPalette(): Palette {
  const probe = document.createElement('i');
  probe.hidden = true;
  document.body.append(probe);
  const style = getComputedStyle(probe);
  const read = (value: string) => {
    probe.style.color = value;
    return style.color;
  };
  const token = (name: string) => read(`var(${name})`);
  const tones = Object.fromEntries(
    Object.entries(TOKENS).map(([tone, name]) => [tone, token(name)])
  ) as Palette['tones'];
  const card = token('--card');
  const palette: Palette = {
    tones,
    card,
    ink: token('--ink'),
    ink2: token('--ink-2'),
    ink3: token('--ink-3'),
    line: token('--line'),
    raised: token('--raised'),
    band: token('--band'),
    font: getComputedStyle(document.body).fontFamily,
    hatch: hatchPattern(token('--unknown'), token('--unknown-line')),
    mix: (tone, share) => mixRgb(card, tone === 'unknown' ? tones.other : tones[tone], share)
  };
  probe.remove();
  return palette;
}

/** The fill of a tone; what cannot be judged is hatched. */
export const fillOf = (palette: Palette, tone: Tone = 'mark') =>
  tone === 'unknown' ? palette.hatch : palette.tones[tone];

/** The line of a tone. */
export const strokeOf = (palette: Palette, tone: Tone = 'mark') =>
  palette.tones[tone === 'unknown' ? 'quiet' : tone];

/** Two `rgb()` colours mixed. */
export function mixRgb(from: string, to: string, share: number): string {
  const parts = (colour: string) => (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
  const [a, b] = [parts(from), parts(to)];
  return `rgb(${a.map((value, i) => Math.round(value + ((b[i] ?? value) - value) * share)).join(' ')})`;
}

function hatchPattern(ground: string, line: string): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = tile.height = 6;
  const pen = tile.getContext('2d');
  if (!pen) return ground;
  pen.fillStyle = ground;
  pen.fillRect(0, 0, 6, 6);
  pen.strokeStyle = line;
  pen.beginPath();
  for (const shift of [-6, 0, 6]) {
    pen.moveTo(shift, 6);
    pen.lineTo(shift + 6, 0);
  }
  pen.stroke();
  return pen.createPattern(tile, 'repeat') ?? ground;
}
