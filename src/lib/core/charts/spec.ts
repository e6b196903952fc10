import type { Locale, ValueFormat } from '#lib/core/i18n';

/** Named colours; the screen and the report each hold the actual values, light and dark. */
export type Tone =
  | 'mark'
  | 'quiet'
  | 'accent'
  | 'alarm'
  | 'unknown'
  | 'call'
  | 'sms'
  | 'visit'
  | 'email'
  | 'letter'
  | 'app'
  | 'other';

export interface Axis {
  /** Measure and unit, as written beside the axis. */
  label: string;
  format: ValueFormat;
  /** Lowest and highest value drawn; default: zero to the highest value. */
  min?: number;
  max?: number;
}

/** One value that can be picked. `key` is the caller's own and comes back when the mark is picked. */
export interface Mark {
  key: string;
  /** What the value belongs to: a week, an agency, `9 contacts`. */
  label: string;
  /** Null is a gap: nothing is drawn and nothing is joined across it. */
  value: number | null;
  /** Ends of the interval, in the unit of `value`. */
  low?: number;
  high?: number;
  tone?: Tone;
  /** Further words for the tooltip and the table: base, coverage. */
  note?: string;
}

export interface Line {
  value: number;
  /** Written at the line. */
  label: string;
  tone?: Tone;
}

interface Base {
  locale: Locale;
  /** The finding in one line. */
  title: string;
  /** Measure, unit and population. */
  subtitle: string;
  /** The one-sentence reading for those who do not see the picture. */
  reading: string;
}

/** Distribution over ordered bins; bars that lie beyond the limit are marked. */
export interface HistogramSpec extends Base {
  kind: 'histogram';
  x: Axis;
  y: Axis;
  bars: Mark[];
  /** Drawn before the bar with index `before`. */
  limit?: { before: number; label: string };
}

export interface Series {
  key: string;
  label: string;
  tone?: Tone;
  /** One series can stand out; the others step back. */
  isHighlighted?: boolean;
  /** Tells lines of one tone apart. */
  pattern?: 'solid' | 'dashed' | 'dotted';
  /** One mark for each of the spec's `periods`, in order. */
  marks: Mark[];
}

/** Values over time. */
export interface TrendSpec extends Base {
  kind: 'trend';
  periods: string[];
  y: Axis;
  series: Series[];
  limits?: Line[];
  /** Events drawn as upright lines at a period. */
  events?: { at: number; label: string }[];
}

export interface HeatCell extends Mark {
  row: number;
  column: number;
  /** Outside what is permitted: drawn in the alarm colour. */
  isOutside?: boolean;
}

/** Rows × columns shaded by value, with outlined regions. */
export interface HeatSpec extends Base {
  kind: 'heat';
  rows: string[];
  columns: string[];
  value: Axis;
  cells: HeatCell[];
  /** Permitted stretches: columns `from` ≤ column < `to` of one row; halves are allowed. */
  outlines: { row: number; from: number; to: number }[];
  outlineLabel: string;
}

/** One dot for each group with its interval, against a limit and the peers' band. */
export interface DotsSpec extends Base {
  kind: 'dots';
  x: Axis;
  dots: Mark[];
  limits?: Line[];
  band?: { low: number; high: number; label: string };
}

/** Horizontal bars, one for each group. */
export interface BarsSpec extends Base {
  kind: 'bars';
  x: Axis;
  bars: Mark[];
  limits?: Line[];
}

/** Parts of a whole for each category; horizontal when the categories are names. */
export interface StackedSpec extends Base {
  kind: 'stacked';
  categories: string[];
  value: Axis;
  isHorizontal?: boolean;
  series: Series[];
  limits?: Line[];
}

/** A rate against its base, with the limits chance sets at every base. */
export interface FunnelSpec extends Base {
  kind: 'funnel';
  x: Axis;
  y: Axis;
  points: (Mark & { x: number })[];
  target: Line;
  /** Limits from the smallest base to the largest. */
  curves: { label: string; pattern: 'dashed' | 'dotted'; at: { x: number; low: number; high: number }[] }[];
}

/** A chart as plain data: drawn by Chart.js on screen, as vectors in reports. */
export type ChartSpec = HistogramSpec | TrendSpec | HeatSpec | DotsSpec | BarsSpec | StackedSpec | FunnelSpec;

/** A mark in its place: `series` is the index of its series (row in a heat map), `index` its position there. */
export interface PlacedMark {
  mark: Mark;
  series: number;
  index: number;
  /** Series and mark label joined. */
  label: string;
  /** Value, interval and note, as read aloud. */
  text: string;
}
