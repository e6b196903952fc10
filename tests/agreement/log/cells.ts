import type { Random } from '../random';

export const DAY = 86_400;
const quote = (cell: string): string => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
export const toCsv = (rows: Record<string, string>[]): string => {
  const header = Object.keys(rows[0]!);
  return [header, ...rows.map((row) => header.map((name) => row[name]!))]
    .map((cells) => cells.map(quote).join(',') + '\n')
    .join('');
};

export const iso = (instant: number): string => new Date(instant * 1000).toISOString().slice(0, 19);

/** The same instant with some offset, `Z` or a fraction. */
export function written(random: Random, instant: number): string {
  const form = random.whole(0, 4);
  if (form <= 2) return `${iso(instant)}Z`;
  if (form === 3) return `${iso(instant)}.${random.whole(1, 999)}Z`;
  const minutes = random.pick([-480, -210, 0, 330, 345, 480, 780]);
  const sign = minutes < 0 ? '-' : '+';
  const [hour, minute] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${iso(instant + minutes * 60)}${sign}${two(hour)}:${two(minute)}`;
}

/** A moment as some file would have it: mostly an instant, at times only its date, at times in the file's own clock. */
export function moment(random: Random, instant: number, naive: number, dates = 0.15): string {
  if (random.chance(dates)) return iso(instant).slice(0, 10);
  return random.chance(naive) ? iso(instant).replace('T', ' ') : written(random, instant);
}
