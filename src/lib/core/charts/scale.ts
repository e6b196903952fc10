/** Round numbers from zero (or `min`) to at least `max`, in steps of 1, 2 or 5 × 10ⁿ. Integers only when asked. */
export function niceTicks(max: number, count = 5, min = 0, isWhole = false): number[] {
  const span = max - min;
  if (!(span > 0)) return [min, min + 1];
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((f) => f * power >= rough * 0.999) ?? 10;
  const step = isWhole ? Math.max(1, factor * power) : factor * power;
  const first = Math.floor(min / step);
  const last = Math.ceil(max / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** How strongly a value is shaded, 0–1. The square root keeps small counts visible beside large ones. */
export function shade(value: number | null, max: number): number {
  if (value == null || value <= 0 || max <= 0) return 0;
  return 0.12 + 0.88 * Math.sqrt(Math.min(1, value / max));
}
