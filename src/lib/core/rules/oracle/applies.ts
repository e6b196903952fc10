import { reportingDay } from './days';
import type { OracleComplaint, OracleContact, OracleEnv, OracleRule, OracleSegment } from './types';

const DAY = 86_400;

/** yes, no, or not known from what the row says. */
export type Maybe = 'yes' | 'no' | 'maybe';

export const allOf = (answers: Maybe[]): Maybe =>
  answers.includes('no') ? 'no' : answers.includes('maybe') ? 'maybe' : 'yes';

export const isOneOf = (value: string | null, list: readonly string[] | null | undefined): Maybe => {
  if (!list) return 'yes';
  if (value === null) return 'maybe';
  return list.includes(value) ? 'yes' : 'no';
};

/** Local date: the one written, or the instant's in the first candidate zone; null when the zone is unknown. */
export function localDay(contact: OracleContact, env: OracleEnv): number | null {
  if (contact.writtenDay !== null) return contact.writtenDay;
  const zone = contact.zones[0];
  return zone === undefined ? null : env.localAt(zone, contact.t).day;
}

/** The dates it may have been where the consumer is, for `effective` and dated values only (UTC−12 to UTC+14). */
function possibleDays(contact: OracleContact, env: OracleEnv): number[] {
  const known = localDay(contact, env);
  if (known !== null) return [known];
  const days: number[] = [];
  const last = Math.floor((contact.t + 14 * 3600) / DAY);
  for (let day = Math.floor((contact.t - 12 * 3600) / DAY); day <= last; day++) days.push(day);
  return days;
}

/** Position of the segment in force on a day, −1 when the rule is not in effect then. */
export const segmentOn = (segments: readonly OracleSegment[], day: number): number =>
  segments.findIndex(({ from, to }) => (from === null || day >= from) && (to === null || day < to));

export interface Applicability {
  applies: Maybe;
  /** Positions of the segments that may be in force on it: several when its date, and so its values, are unknown. */
  segments: number[];
  missing: string | null;
}

/** Whether a rule applies to a contact as far as direction, `effective` and `applies_to` say. */
export function applicability(
  rule: OracleRule,
  segments: readonly OracleSegment[],
  contact: OracleContact,
  env: OracleEnv
): Applicability {
  const positions = possibleDays(contact, env).map((day) => segmentOn(segments, day));
  const inEffect = positions.filter((position) => position >= 0);
  const inTime: Maybe = inEffect.length === 0 ? 'no' : inEffect.length < positions.length ? 'maybe' : 'yes';
  const to = rule.appliesTo;
  const due = contact.days_past_due;
  let dueFits: Maybe = 'yes';
  if (to.daysPastDue) {
    const { min, max } = to.daysPastDue;
    if (due === null) dueFits = 'maybe';
    else dueFits = (min === null || due >= min) && (max === null || due <= max) ? 'yes' : 'no';
  }
  const tests: [string, Maybe][] = [
    ['direction', contact.direction === 'outbound' ? 'yes' : 'no'],
    ['time_zone', inTime],
    ['channel', isOneOf(contact.channel, to.channels)],
    ['party', isOneOf(contact.party, to.parties)],
    ['place', isOneOf(contact.place, to.places)],
    ['product', isOneOf(contact.product, to.products)],
    ['region', isOneOf(contact.region, to.regions)],
    ['agency', isOneOf(contact.agency, to.agencies)],
    ['category', isOneOf(null, to.categories)],
    ['days_past_due', dueFits]
  ];
  const same = new Set(positions).size === 1;
  const open = tests.find(([, answer]) => answer === 'maybe');
  return {
    applies: allOf(tests.map(([, answer]) => answer)),
    segments: [...new Set(inEffect)],
    missing: open ? open[0] : same ? null : 'time_zone'
  };
}

export const isExcused = (rule: OracleRule, contact: OracleContact): boolean =>
  rule.except.includes('consent') && contact.consent === true;

/** The same for a complaint: its date received and its own values, of which it has no party, place, product or region. */
export function complaintApplicability(
  rule: OracleRule,
  segments: readonly OracleSegment[],
  complaint: OracleComplaint,
  env: OracleEnv
): Applicability {
  const day = reportingDay(complaint.received_at, complaint.writtenDay, env);
  const position = segmentOn(segments, day);
  const to = rule.appliesTo;
  const tests: [string, Maybe][] = [
    ['received_at', position < 0 ? 'no' : 'yes'],
    ['channel', isOneOf(complaint.channel, to.channels)],
    ['agency', isOneOf(complaint.agency, to.agencies)],
    ['category', isOneOf(complaint.category, to.categories)],
    ['party', isOneOf(null, to.parties)],
    ['place', isOneOf(null, to.places)],
    ['product', isOneOf(null, to.products)],
    ['region', isOneOf(null, to.regions)],
    ['days_past_due', to.daysPastDue ? 'maybe' : 'yes']
  ];
  return {
    applies: allOf(tests.map(([, answer]) => answer)),
    segments: position < 0 ? [] : [position],
    missing: tests.find(([, answer]) => answer === 'maybe')?.[0] ?? null
  };
}
