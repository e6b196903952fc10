import type { Outcome } from '#lib/core/domain';
import {
  allOf,
  applicability,
  inOrder,
  isExcused,
  isSameSubject,
  localDay,
  missingSubjectColumn,
  type Maybe,
  type OracleContact,
  type OracleEnv,
  type OracleLog,
  type OracleRule,
  type OracleSegment,
  type OracleVerdict
} from '../oracle';
import type { FrequencyCapParams } from './params';

type Params = FrequencyCapParams;

const CONNECTED_WORDS =
  'voicemail answered third_party conversation delivered read left_notice met refused'.split(' ');
const UNANSWERED_WORDS = 'busy no_answer voicemail failed out_of_service'.split(' ');
const isConversation = (outcome: Outcome): boolean => outcome === 'conversation' || outcome === 'met';

/** Whether a contact is of the sort that is counted (semantics §3). */
function isCounted(contact: OracleContact, params: Params): Maybe {
  const { outcome, duration_s: duration } = contact;
  if (params.counts === 'attempts') {
    return outcome !== null && params.except_outcomes.includes(outcome) ? 'no' : 'yes';
  }
  if (params.counts === 'connected') {
    return outcome === null ? 'maybe' : CONNECTED_WORDS.includes(outcome) ? 'yes' : 'no';
  }
  if (params.counts === 'unanswered') {
    return outcome === null ? 'maybe' : UNANSWERED_WORDS.includes(outcome) ? 'yes' : 'no';
  }
  const spoke: Maybe = outcome === null ? 'maybe' : isConversation(outcome) ? 'yes' : 'no';
  let longEnough: Maybe = 'yes';
  if (params.min_duration_s !== undefined) {
    longEnough = duration === null ? 'maybe' : duration >= params.min_duration_s ? 'yes' : 'no';
  }
  return allOf([spoke, longEnough]);
}

/** Whether the first conversation of `subject` (its contacts, in order) came before `contact`: either direction, any channel. */
function isAfterConversation(contact: OracleContact, subject: OracleContact[], params: Params): Maybe {
  if (!params.after_first_conversation) return 'yes';
  let answer: Maybe = 'no';
  for (const earlier of subject) {
    if (earlier === contact) break;
    if (earlier.outcome === null) answer = 'maybe';
    else if (isConversation(earlier.outcome)) return 'yes';
  }
  return answer;
}

/** Monday is 0; 1970-01-01 was a Thursday. */
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

function weekOf(day: number, starts: string): number {
  const first = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(starts);
  let start = day;
  while (weekdayOf(start) !== first) start--;
  return start;
}

const monthOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 7);

/** Whether `earlier` (before `contact`, or it) lies inside the window that ends at `contact`. */
function isInWindow(earlier: OracleContact, contact: OracleContact, params: Params, env: OracleEnv): Maybe {
  if (earlier === contact) return 'yes';
  const { window } = params;
  if ('rolling_hours' in window) {
    const reach = window.rolling_hours * 3600;
    if (earlier.t > contact.t + contact.span - reach) return 'yes';
    return earlier.t + earlier.span > contact.t - reach ? 'maybe' : 'no';
  }
  const day = localDay(contact, env)!;
  const before = localDay(earlier, env);
  if (before === null) return 'maybe';
  if ('rolling_days' in window) return before >= day - (window.rolling_days - 1) ? 'yes' : 'no';
  if (window.calendar === 'day') return before === day ? 'yes' : 'no';
  if (window.calendar === 'month') return monthOf(before) === monthOf(day) ? 'yes' : 'no';
  return weekOf(before, window.week_starts) === weekOf(day, window.week_starts) ? 'yes' : 'no';
}

/** Contacts on other channels are not what the rule is about. */
const isCovered = (contact: OracleContact, params: Params): boolean =>
  !params.channels || params.channels.includes(contact.channel);

/** Verdicts of a `frequency-cap` rule, contact by contact, straight from semantics §4 and §5. */
export function judge(
  rule: OracleRule,
  segments: readonly OracleSegment<Params>[],
  { contacts }: OracleLog,
  env: OracleEnv
): OracleVerdict[] {
  const sorted = inOrder(contacts);
  const scopes = new Map(sorted.map((contact) => [contact, applicability(rule, segments, contact, env)]));
  const verdicts: OracleVerdict[] = [];

  for (const contact of sorted) {
    const id = contact.contact_id;
    const scope = scopes.get(contact)!;
    if (scope.applies === 'no') continue;
    const inForce = scope.segments.map((position) => segments[position]!.params);
    if (!inForce.some((params) => isCovered(contact, params))) continue;
    const params = inForce.length === 1 ? inForce[0]! : null;
    const open = (missing: string): void => {
      verdicts.push({ id, verdict: 'cannot-judge', witnesses: [], missing });
    };
    const pass = (): void => {
      verdicts.push({ id, verdict: 'pass', witnesses: [] });
    };
    if (scope.applies === 'maybe' || params === null) {
      open(scope.missing!);
      continue;
    }
    if (isExcused(rule, contact)) {
      pass();
      continue;
    }
    const noSubject = missingSubjectColumn(contact, params.per);
    if (noSubject !== null) {
      open(noSubject);
      continue;
    }

    const subject = sorted.filter((other) => isSameSubject(other, contact, params.per));
    const countsHere = (other: OracleContact): Maybe => {
      if (!isCovered(other, params) || isExcused(rule, other)) return 'no';
      const { applies } = scopes.get(other)!;
      return allOf([applies, isCounted(other, params), isAfterConversation(other, subject, params)]);
    };

    const own = countsHere(contact);
    if (own === 'no') {
      pass();
      continue;
    }
    if (!('rolling_hours' in params.window) && localDay(contact, env) === null) {
      open('time_zone');
      continue;
    }
    const certain: string[] = [];
    let possible = 0;
    for (const other of subject) {
      const answer = allOf([countsHere(other), isInWindow(other, contact, params, env)]);
      if (answer !== 'no') possible++;
      if (answer === 'yes') certain.push(other.contact_id);
      if (other === contact) break;
    }
    if (own === 'yes' && certain.length > params.max) {
      verdicts.push({
        id,
        verdict: 'violation',
        measured: certain.length,
        limit: params.max,
        witnesses: certain
      });
    } else if (possible <= params.max) pass();
    else open('outcome');
  }
  return verdicts;
}
