/** Painting counts in 32-bit floats and layout ends at 33.5 million pixels: taller lists are scrolled on a shorter track. */
const TALLEST = 15_000_000;

/** Height of the scrolled track for rows of `total` pixels seen through `view`, and how many pixels of rows one of the track stands for. */
export function scrollScale(total: number, view: number): { track: number; scale: number } {
  const track = Math.min(total, TALLEST);
  return { track, scale: total > track ? (total - view) / (track - view) : 1 };
}

/** The offset that brings a row into view from `offset`, or null when it is in view. */
export function offsetToShow(index: number, size: number, offset: number, view: number): number | null {
  const top = index * size;
  if (top < offset) return top;
  return top + size > offset + view ? top + size - view : null;
}
