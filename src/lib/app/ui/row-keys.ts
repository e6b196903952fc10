/** The row a key moves to, or null when the key moves nothing. `page` is how many rows fit the window. */
export function moveActive(key: string, active: number, count: number, page: number): number | null {
  const steps: Record<string, number> = {
    j: 1,
    ArrowDown: 1,
    k: -1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -Infinity,
    End: Infinity
  };
  const step = steps[key];
  if (step === undefined || count === 0) return null;
  return Math.min(count - 1, Math.max(0, active + step));
}
