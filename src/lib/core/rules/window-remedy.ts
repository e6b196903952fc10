import { CONNECTED, CONVERSATIONS, UNANSWERED, WEEKDAYS, type Channel } from '#lib/core/domain';
import type { CountingParams } from './conditions';
import type { ContactScene, SceneContact } from './remedy';
import type { Window } from './window';

/** Whether a contact counts or may count towards a window (semantics §3), whatever the rule applies to. */
export function mayCount(
  { channels, counts, except_outcomes = [] }: CountingParams & { channels?: readonly Channel[] | undefined },
  { isOutbound, channel, outcome }: SceneContact
): boolean {
  if (!isOutbound || (channels && !channels.includes(channel))) return false;
  if (outcome === null) return true;
  if (counts === 'attempts') return !except_outcomes.includes(outcome);
  const list = { connected: CONNECTED, conversations: CONVERSATIONS, unanswered: UNANSWERED }[counts];
  return (list as readonly string[]).includes(outcome);
}

/** Day of the month, months counted from year 0. */
const monthOf = (day: number): number => {
  const date = new Date(day * 86_400_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};

/** First day of the calendar period after the one a day is in, and of the one after that. */
function nextPeriods(day: number, window: Extract<Window, { calendar: string }>): number[] {
  if (window.calendar === 'day') return [day + 1, day + 2];
  if (window.calendar === 'week') {
    // 1970-01-01 was a Thursday
    const into = (((day + 3 - WEEKDAYS.indexOf(window.week_starts)) % 7) + 7) % 7;
    return [day - into + 7, day - into + 14];
  }
  const first = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000;
  return [first(monthOf(day) + 1), first(monthOf(day) + 2)];
}

/** When each counting contact, from the one whose leaving may suffice, is out of a window that ends at the contact. */
export function laterOfCounted(
  { contact, around, witnesses }: ContactScene,
  window: Window,
  excess: number,
  counts: (contact: SceneContact) => boolean
): ({ instant: number } | { days: number })[] {
  if (excess <= 0) return [];
  const first = witnesses[excess - 1];
  const counted = first ? around.filter((each) => each.n >= first.n && counts(each)) : [];
  if ('seconds' in window) return counted.map(({ t, span }) => ({ instant: t + span + window.seconds }));
  const { day } = contact;
  if (day === null) return [];
  if ('calendar' in window) return nextPeriods(day, window).map((next) => ({ days: next - day }));
  return [
    ...new Set(
      (first ? [first, ...around.filter(counts)] : [])
        .flatMap((each) => (each.day === null ? [] : [each.day + window.rolling_days - day]))
        .filter((days) => days > 0)
    )
  ].map((days) => ({ days }));
}
