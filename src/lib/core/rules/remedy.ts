import type { Channel, Message, Outcome, Party, Place, SubjectKey } from '#lib/core/domain';

/** A contact as remedies see it; `day` and `second` as its rulebook's rules do. */
export interface SceneContact {
  n: number;
  contactId: string;
  t: number;
  span: number;
  day: number | null;
  second: number | null;
  /** Zone candidates as written, else the rulebook's zone of consumers. */
  zone: string | null;
  channel: Channel;
  isOutbound: boolean;
  outcome: Outcome | null;
  party: Party | null;
  place: Place | null;
  /** Code of its agency. */
  agency: number | null;
  daysPastDue: number | null;
  noticeAt: number | null;
  consent: boolean | null;
  text: string | null;
}

export interface SceneRequest {
  kind: string;
  receivedAt: number;
  span: number;
  /** Local date received, in the zone of the contact judged. */
  day: number | null;
  until: number | null;
  untilSpan: number;
  hoursFrom: number | null;
  hoursTo: number | null;
}

export interface SceneComplaint {
  complaintId: string;
  receivedAt: number;
  closedAt: number | null;
  closedSpan: number;
}

/** A row of the agent: days since 1970-01-01. */
export interface SceneCertificate {
  trainedAt: number | null;
  from: number | null;
  until: number | null;
}

/** What a violation by a contact is mended from. */
export interface ContactScene {
  contact: SceneContact;
  measured: number | null;
  limit: number | null;
  /** The contacts that make it so, in order, without itself. */
  witnesses: readonly SceneContact[];
  /** The other contacts of the subject, in order. */
  around: readonly SceneContact[];
  /** Of its consumer or account, where the kind reads them. */
  requests: readonly SceneRequest[];
  complaints: readonly SceneComplaint[];
  certificates: readonly SceneCertificate[];
  localAt(zone: string, instant: number): { day: number; second: number };
  /** Instant of a local time; one that a clock change leaves out becomes the next there is. */
  instantAt(zone: string, day: number, second: number): number;
}

/** New values of the contact itself, by canonical column. `notice_at` in epoch seconds. */
export interface NewValues {
  channel?: Channel;
  place?: Place;
  party?: Party;
  recorded?: true;
  identity_disclosed?: true;
  consent?: true;
  crew_size?: number;
  notice_at?: number;
  text?: string;
}

/** A contact that was not made, like the one judged but for these. */
export interface AddedContact {
  channel: Channel;
  party?: Party;
  outcome: Outcome;
}

/**
 * A change that may have made a contact compliant; whether it does is judged again. `less` is the same change made one unit
 * smaller, which must not do. A contact that the rule would then not look at counts only where `mayLeave`.
 */
export type Remedy =
  | { does: 'move'; minutes: number; mayLeave?: true }
  | { does: 'move'; days: number; mayLeave?: true }
  /** The fewest days of those between, taking for granted that more days do as well. */
  | { does: 'move-between'; days: readonly [number, number]; mayLeave?: true }
  | {
      does: 'set';
      /** What was owed to the consumer, another way to make contact, or the consumer's agreement. */
      as: 'owed' | 'otherwise' | 'agreed';
      values: NewValues;
      less?: NewValues;
      message: Message;
      mayLeave?: true;
    }
  | { does: 'leave-out'; contacts: readonly SceneContact[] }
  | { does: 'add'; contacts: AddedContact; count: number; message: Message }
  | { does: 'close'; complaintId: string; at: number; message: Message }
  | { does: 'certify'; certificate: SceneCertificate; message: Message };

/** How violations of a kind that judges contacts could have been avoided. */
export interface Remedies<P> {
  /** The contacts that share these with it are judged again; the kind's subject when absent. */
  around?(params: P): readonly SubjectKey[];
  reads?: readonly ('requests' | 'complaints' | 'agents')[];
  candidates(params: P, scene: ContactScene): Remedy[];
}

/** Whole minutes from one instant to the first at or after another. */
export const minutesUntil = (from: number, to: number): number => Math.ceil((to - from) / 60);

/** The contact at or after an instant; none where it is there already or only its date is known. */
export function laterAt({ contact }: ContactScene, instant: number): Remedy[] {
  const minutes = minutesUntil(contact.t, instant);
  return minutes > 0 && contact.span === 0 ? [{ does: 'move', minutes }] : [];
}

/** The contact at or before an instant. */
export function earlierAt({ contact }: ContactScene, instant: number): Remedy[] {
  const minutes = minutesUntil(instant, contact.t);
  return minutes > 0 && contact.span === 0 ? [{ does: 'move', minutes: -minutes }] : [];
}

/** The contact so many local days later (or earlier), at the same time of day. */
export const byDays = ({ contact }: ContactScene, days: number): Remedy[] =>
  days !== 0 && contact.span === 0 && contact.day !== null ? [{ does: 'move', days }] : [];

const CHANNELS_BY_EASE: readonly Channel[] = ['letter', 'email', 'app', 'sms', 'call', 'visit'];

/** Another channel instead, gentlest first. */
export const otherChannels = (
  { contact }: ContactScene,
  isAllowed: (channel: Channel) => boolean
): Remedy[] =>
  CHANNELS_BY_EASE.filter((channel) => channel !== contact.channel && isAllowed(channel)).map((channel) => ({
    does: 'set',
    as: 'otherwise',
    values: { channel },
    message: {
      code: 'if_only_channel',
      params: { channel: `@term_one_${contact.channel}`, other: `@term_one_${channel}` }
    },
    mayLeave: true
  }));

/** The latest of the contacts counted not made: as many as lie over the limit. */
export const latestLeftOut = (contacts: readonly SceneContact[], count: number): Remedy[] =>
  count > 0 && count <= contacts.length
    ? [{ does: 'leave-out', contacts: contacts.slice(contacts.length - count) }]
    : [];

/** Each once, nearest first. */
export function nearestFirst(remedies: readonly Remedy[]): Remedy[] {
  const size = (remedy: Remedy): number =>
    remedy.does !== 'move' ? 0 : 'days' in remedy ? Math.abs(remedy.days) * 1440 : Math.abs(remedy.minutes);
  const seen = new Set<string>();
  return [...remedies]
    .sort((a, b) => size(a) - size(b))
    .filter((remedy) => {
      const key = JSON.stringify(remedy);
      return !seen.has(key) && seen.add(key);
    });
}
