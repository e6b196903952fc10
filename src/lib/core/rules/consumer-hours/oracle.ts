import {
  allOf,
  cannotJudge,
  judgeEach,
  PASS,
  type Answer,
  type OracleContact,
  type OracleEnv,
  type OracleLog,
  type OracleRequest,
  type OracleRule,
  type OracleSegment,
  type OracleVerdict
} from '../oracle';
import { isAfter, isNotOver, momentsOf } from '../oracle/moments';
import { compareIds } from '../oracle/order';
import type { ConsumerHoursParams } from './params';

type Found = 'inside' | 'outside' | 'unknown' | 'no request';

/** Whether a second of the day lies in the hours asked for; from later than to crosses midnight. */
function isInside(second: number, from: number, to: number): boolean {
  if (from > to) return second >= from || second < to;
  return from <= second && second < to;
}

function underRequest({ hours_from: from, hours_to: to }: OracleRequest, second: number | null): Found {
  if (from === null || to === null || second === null) return 'unknown';
  return isInside(second, from, to) ? 'inside' : 'outside';
}

/** Local second of a contact that happened at `moment`. */
function localSecond(contact: OracleContact, moment: number, env: OracleEnv): number | null {
  if (contact.writtenDay !== null) return moment - contact.t;
  const zone = contact.zones[0];
  return zone === undefined ? null : env.localAt(zone, moment).second;
}

/** Everything the contact can turn out to be: under the latest request in force at each moment at which it may have happened. */
function possible(contact: OracleContact, log: OracleLog, env: OracleEnv): Set<Found> {
  const latestFirst = log.requests
    .filter(
      ({ kind, consumer_id }) =>
        kind === 'hours' && consumer_id !== null && consumer_id === contact.consumer_id
    )
    .sort(
      (one, other) => other.received_at - one.received_at || compareIds(other.request_id, one.request_id)
    );
  const edges = latestFirst.flatMap((request) => [
    request.received_at,
    request.received_at + request.span,
    ...(request.until === null ? [] : [request.until, request.until + request.until_span]),
    ...[request.hours_from, request.hours_to].map((second) => contact.t + (second ?? 0))
  ]);
  const found = new Set<Found>();
  for (const moment of momentsOf(contact, edges)) {
    const second = localSecond(contact, moment, env);
    let isCertain = false;
    for (const request of latestFirst) {
      const inForce = allOf([
        isAfter(moment, request.received_at, request.span),
        isNotOver(moment, request.until, request.until_span)
      ]);
      if (inForce !== 'no') found.add(underRequest(request, second));
      if (inForce === 'yes') {
        isCertain = true;
        break;
      }
    }
    if (!isCertain) found.add('no request');
  }
  return found;
}

function answerOf(contact: OracleContact, found: Set<Found>): Answer {
  if (found.size > 1) return cannotJudge('received_at');
  if (found.has('inside')) return PASS;
  if (found.has('outside')) return { verdict: 'violation', witnesses: [contact.contact_id] };
  return cannotJudge('hours_from');
}

/** Verdicts of a `consumer-hours` rule, contact by contact, straight from semantics §4 and §5. */
export const judge = (
  rule: OracleRule,
  segments: readonly OracleSegment<ConsumerHoursParams>[],
  log: OracleLog,
  env: OracleEnv
): OracleVerdict[] =>
  judgeEach(rule, segments, log, env, {
    covers: (contact, params) => {
      if (!params.channels.includes(contact.channel)) return 'no';
      if (contact.consumer_id === null) return 'maybe';
      const found = possible(contact, log, env);
      return found.has('no request') ? (found.size > 1 ? 'maybe' : 'no') : 'yes';
    },
    per: () => ['consumer'],
    judge: ({ contact }) => answerOf(contact, possible(contact, log, env))
  });
