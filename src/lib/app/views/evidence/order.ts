import type { TimelineContact } from '#lib/app/state';

export interface TimelineDay {
  day: number | null;
  contacts: TimelineContact[];
}

/** Contacts by local day, in the order given. */
export function byDay(contacts: readonly TimelineContact[]): TimelineDay[] {
  const days: TimelineDay[] = [];
  for (const contact of contacts) {
    const last = days.at(-1);
    if (last && last.day === contact.day) last.contacts.push(contact);
    else days.push({ day: contact.day, contacts: [contact] });
  }
  return days;
}
