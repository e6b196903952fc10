const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

export const clockText = (seconds: number): string =>
  `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;

/** Days since 1970-01-01 as YYYY-MM-DD. */
export function dateText(day: number): string {
  // Civil from days (Howard Hinnant), for every date of the proleptic Gregorian calendar.
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const inEra = z - era * 146_097;
  const year = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365
  );
  const inYear = inEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const shifted = Math.floor((5 * inYear + 2) / 153);
  const date = inYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return `${String(year + era * 400 + (month <= 2 ? 1 : 0)).padStart(4, '0')}-${two(month)}-${two(date)}`;
}

/** Seconds since 1970-01-01 00:00 on the wall as YYYY-MM-DD HH:MM:SS. */
export function wallText(seconds: number): string {
  const day = Math.floor(seconds / 86_400);
  return `${dateText(day)} ${clockText(seconds - day * 86_400)}`;
}
