import type { Zones } from '#lib/core/domain';

const DAY = 86_400;

/** Instant of a local time; one that a clock change leaves out becomes the next there is, one it repeats the earlier. */
export function instantAt(zones: Zones, zone: string, day: number, second: number): number {
  const wall = day * DAY + second;
  const offsetAt = (instant: number): number => {
    const local = zones.localAt(zone, instant);
    return local.day * DAY + local.second - instant;
  };
  const [before, after] = [offsetAt(wall - DAY), offsetAt(wall + DAY)];
  const isAt = (instant: number): boolean => instant + offsetAt(instant) === wall;
  if (isAt(wall - Math.max(before, after))) return wall - Math.max(before, after);
  if (isAt(wall - Math.min(before, after))) return wall - Math.min(before, after);
  return wall - before;
}
