import {
  allOf,
  cannotJudge,
  isOneOf,
  judgeEach,
  PASS,
  type Answer,
  type Maybe,
  type OracleComplaint,
  type OracleEnv,
  type OracleLog,
  type OracleRule,
  type OracleSegment,
  type OracleVerdict,
  type Scene
} from '../oracle';
import { isAfter, isNotOver, momentsOf, overMoments } from '../oracle/moments';
import type { ComplaintHoldParams } from './params';

/** Whether a complaint has not been closed at or before a moment. */
function isNotClosed(complaint: OracleComplaint, moment: number): Maybe {
  if (complaint.closed_at !== null) return isNotOver(moment, complaint.closed_at, complaint.closed_span);
  return complaint.outcome === null || complaint.outcome === 'open' ? 'yes' : 'maybe';
}

function judgeOne({ contact, params, log }: Scene<ComplaintHoldParams>): Answer {
  const complaints = log.complaints.filter(({ consumer_id }) => consumer_id === contact.consumer_id);
  const isOpen = (complaint: OracleComplaint, moment: number): Maybe =>
    allOf([
      isAfter(moment, complaint.received_at, complaint.span),
      isNotClosed(complaint, moment),
      isOneOf(complaint.category, params.categories)
    ]);
  const edges = complaints.flatMap((complaint) => [
    complaint.received_at,
    complaint.received_at + complaint.span,
    ...(complaint.closed_at === null
      ? []
      : [complaint.closed_at, complaint.closed_at + complaint.closed_span])
  ]);
  const answer = overMoments(momentsOf(contact, edges), (moment) => {
    const answers = complaints.map((complaint) => isOpen(complaint, moment));
    return answers.includes('yes') ? 'yes' : answers.includes('maybe') ? 'maybe' : 'no';
  });
  if (answer === 'no') return PASS;
  if (answer === 'maybe') return cannotJudge('closed_at');
  return { verdict: 'violation', witnesses: [contact.contact_id] };
}

/** Verdicts of a `complaint-hold` rule, contact by contact, straight from semantics §4 and §5. */
export const judge = (
  rule: OracleRule,
  segments: readonly OracleSegment<ComplaintHoldParams>[],
  log: OracleLog,
  env: OracleEnv
): OracleVerdict[] =>
  judgeEach(rule, segments, log, env, {
    covers: (contact, params) => isOneOf(contact.channel, params.channels),
    per: () => ['consumer'],
    judge: judgeOne
  });
