import type { Channel, SubjectKey } from '#lib/core/domain';

/** A reference to a message that is put into the sentence in the reader's language. */
export const term = (key: string): string => `@${key}`;

/** The channels a rule looks at, as a term: one channel by its name, several as contacts. */
export const channelsTerm = (channels: readonly Channel[] | null): string =>
  channels?.length === 1 ? term(`term_channel_${channels[0]}`) : term('term_channel_any');

/** Terms of a subject, to be joined by the sentence maker. */
export const subjectTerm = (per: readonly SubjectKey[]): string =>
  per.map((key) => term(`term_subject_${key}`)).join('+');

/** The time to honour a request or to answer a complaint, as a term with its length. */
export function waitTerm(
  length: { hours: number } | { days: number } | { business_days: number } | undefined
): { within: string; wait: number } {
  if (length === undefined) return { within: term('term_within_none'), wait: 0 };
  if ('hours' in length) return { within: term('term_within_hours'), wait: length.hours };
  if ('days' in length) return { within: term('term_within_days'), wait: length.days };
  return { within: term('term_within_business_days'), wait: length.business_days };
}

/** `HH:MM:SS` of a second of the day. */
export function clock(second: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
}

/** `HH:MM`, with seconds only where there are some. */
export const shortClock = (second: number): string =>
  second % 60 === 0 ? clock(second).slice(0, 5) : clock(second);

const DAYS_KEPT = 10_000;
const written = new Map<number, string>();

/** `YYYY-MM-DD` of a day since 1970-01-01. */
export function isoDay(day: number): string {
  const known = written.get(day);
  if (known !== undefined) return known;
  if (written.size === DAYS_KEPT) written.clear();
  const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
  written.set(day, date);
  return date;
}
