import type { Message } from '#lib/core/domain';
import type { SceneContact } from '#lib/core/rules';

const pad = (value: number): string => String(value).padStart(2, '0');
const clockOf = (second: number): string =>
  `${pad(Math.floor(second / 3600))}:${pad(Math.floor(second / 60) % 60)}`;
const isoDay = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** A length of time in minutes, as a term with its values. */
export function lengthTerm(minutes: number): Record<string, string | number> {
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const unit =
    days > 0
      ? hours === 0 && rest === 0
        ? 'days'
        : 'days_hours_minutes'
      : hours > 0
        ? rest === 0
          ? 'hours'
          : 'hours_minutes'
        : 'minutes';
  return { length: `@term_length_${unit}`, days, hours, minutes: rest };
}

/** The contact so many minutes later or, negative, earlier. */
export function movedMinutes(
  contact: SceneContact,
  minutes: number,
  local: { day: number; second: number } | null
): Message {
  const way = minutes > 0 ? 'later' : 'earlier';
  return {
    code: local === null ? `if_only_${way}_undated` : `if_only_${way}`,
    params: {
      channel: `@term_one_${contact.channel}`,
      ...lengthTerm(Math.abs(minutes)),
      ...(local === null ? {} : { date: isoDay(local.day), time: clockOf(local.second) })
    }
  };
}

export const movedDays = (contact: SceneContact, days: number): Message => ({
  code: days > 0 ? 'if_only_days_later' : 'if_only_days_earlier',
  params: {
    channel: `@term_one_${contact.channel}`,
    days: Math.abs(days),
    date: isoDay(contact.day! + days)
  }
});

export function leftOut(contacts: readonly SceneContact[]): Message {
  const [first] = contacts;
  if (contacts.length > 1) return { code: 'if_only_without', params: { count: contacts.length } };
  const dated = first!.day !== null && first!.second !== null;
  return {
    code: dated ? 'if_only_without_one' : 'if_only_without_named',
    params: {
      other: `@term_one_${first!.channel}`,
      contact: first!.contactId,
      ...(dated ? { date: isoDay(first!.day!), time: clockOf(first!.second!) } : {})
    }
  };
}

export const agreed = ({ channel }: SceneContact): Message => ({
  code: 'if_only_agreed',
  params: { channel: `@term_one_${channel}` }
});

export const closedEarlier = (days: number, day: number): Message => ({
  code: 'if_only_closed_earlier',
  params: { days, date: isoDay(day) }
});

export const closedBy = (day: number): Message => ({
  code: 'if_only_closed_by',
  params: { date: isoDay(day) }
});

export const fewerComplaints = (count: number): Message => ({
  code: 'if_only_fewer_complaints',
  params: { count }
});
