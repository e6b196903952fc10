import {
  applicability,
  inOrder,
  isExcused,
  isOneOf,
  type OracleContact,
  type OracleEnv,
  type OracleLog,
  type OracleRule,
  type OracleSegment,
  type OracleVerdict
} from '../oracle';
import type { ContactHoursParams } from './params';

type Params = ContactHoursParams;
type Answer = 'allowed' | 'outside' | 'unknown';

const WEEKDAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

function secondsOf(clock: string): number {
  const [hours, minutes, seconds] = `${clock}:00`.split(':');
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** The permitted intervals of a date in seconds of it, or null when the calendar is not known for it. */
function intervalsOn(day: number, params: Params, env: OracleEnv): [number, number][] | null {
  const written = writtenIntervalsOn(day, params, env);
  return written && written.map(([from, to]) => [secondsOf(from), secondsOf(to)]);
}

function writtenIntervalsOn(day: number, params: Params, env: OracleEnv): [string, string][] | null {
  if (params.holidays) {
    const { off, knownUntil } = env.calendar(params.holidays.calendar);
    if (knownUntil !== null && day > knownUntil) return null;
    if (off.includes(day)) return params.holidays.rule === 'none' ? [] : params.holidays.rule.hours;
  }
  return params.allowed[WEEKDAY_NAMES[(((day + 3) % 7) + 7) % 7]!];
}

const isAllowedAt = (second: number, intervals: [number, number][], params: Params): boolean =>
  intervals.some(([from, to]) => from <= second && (params.end === 'inclusive' ? second <= to : second < to));

/** A date without a time: every second of it is tried. */
function wholeDay(day: number, params: Params, env: OracleEnv): { answer: Answer; missing?: string } {
  const intervals = intervalsOn(day, params, env);
  if (intervals === null) return { answer: 'unknown', missing: 'calendar' };
  let allowed = 0;
  for (let second = 0; second < 86_400; second++) if (isAllowedAt(second, intervals, params)) allowed++;
  if (allowed === 86_400) return { answer: 'allowed' };
  return allowed === 0 ? { answer: 'outside' } : { answer: 'unknown', missing: 'occurred_at' };
}

/** The clock alone: in each zone that the basis names, and the local second in the first that is outside. */
function byTheClock(
  contact: OracleContact,
  params: Params,
  env: OracleEnv
): { answer: Answer; missing?: string; measured: number | null } {
  if (contact.writtenDay !== null) return { ...wholeDay(contact.writtenDay, params, env), measured: null };
  let zones: string[];
  if (params.basis === 'consumer') zones = contact.zones.slice(0, 1);
  else if (params.basis === 'all_candidates') zones = contact.zones;
  else zones = [params.basis];
  if (zones.length === 0) return { answer: 'unknown', missing: 'time_zone', measured: null };

  let isUnknown = false;
  for (const zone of zones) {
    const { day, second } = env.localAt(zone, contact.t);
    const intervals = intervalsOn(day, params, env);
    if (intervals === null) isUnknown = true;
    else if (!isAllowedAt(second, intervals, params)) return { answer: 'outside', measured: second };
  }
  return isUnknown
    ? { answer: 'unknown', missing: 'calendar', measured: null }
    : { answer: 'allowed', measured: null };
}

/** Contacts on other channels, or known to be elsewhere, are not what the rule is about. */
const isCovered = (contact: OracleContact, params: Params): boolean =>
  (!params.channels || params.channels.includes(contact.channel)) &&
  isOneOf(contact.place, params.places) !== 'no';

/** Verdicts of a `contact-hours` rule, contact by contact, straight from semantics §4 and §5. */
export function judge(
  rule: OracleRule,
  segments: readonly OracleSegment<Params>[],
  { contacts }: OracleLog,
  env: OracleEnv
): OracleVerdict[] {
  const verdicts: OracleVerdict[] = [];
  for (const contact of inOrder(contacts)) {
    const verdict = judgeOne(rule, segments, contact, env);
    if (verdict) verdicts.push({ ...verdict, id: contact.contact_id });
  }
  return verdicts;
}

function judgeOne(
  rule: OracleRule,
  segments: readonly OracleSegment<Params>[],
  contact: OracleContact,
  env: OracleEnv
): Omit<OracleVerdict, 'id'> | null {
  const open = (missing: string) => ({ verdict: 'cannot-judge' as const, witnesses: [], missing });
  const pass = { verdict: 'pass' as const, witnesses: [] };

  const scope = applicability(rule, segments, contact, env);
  if (scope.applies === 'no') return null;
  const inForce = scope.segments.map((position) => segments[position]!.params);
  if (!inForce.some((params) => isCovered(contact, params))) return null;
  const params = inForce.length === 1 ? inForce[0]! : null;
  if (scope.applies === 'maybe' || params === null) return open(scope.missing!);
  if (isExcused(rule, contact)) return pass;

  const waiver = params.waived_above_days_past_due;
  const due = contact.days_past_due;
  if (waiver !== undefined && due !== null && due > waiver) return pass;

  const { answer, missing, measured } = byTheClock(contact, params, env);
  if (answer === 'allowed') return pass;
  if (answer === 'unknown') return open(missing!);
  if (waiver !== undefined && due === null) return open('days_past_due');
  if (isOneOf(contact.place, params.places) === 'maybe') return open('place');
  return { verdict: 'violation', measured, limit: null, witnesses: [contact.contact_id] };
}
