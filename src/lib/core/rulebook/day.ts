const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of `YYYY-MM-DD`, null when there is no such date. */
export function dayOf(text: string): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!match) return null;
  const ms = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return Number(match[1]) >= 100 && dateOf(ms / DAY_MS) === text ? ms / DAY_MS : null;
}

/** `YYYY-MM-DD` of a day since 1970-01-01. */
export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
