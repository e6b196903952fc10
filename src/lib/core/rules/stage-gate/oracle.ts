import {
  cannotJudge,
  isSameSubject,
  judgeEach,
  PASS,
  type Answer,
  type OracleEnv,
  type OracleLog,
  type OracleRule,
  type OracleSegment,
  type OracleVerdict,
  type Scene
} from '../oracle';
import type { StageGateParams as Params } from './params';

/** Outbound contacts of the account on the other channel before this one, whatever became of them; null without an account. */
function earlierOn({ contact, earlier }: Scene<Params>, channel: string): number | null {
  if (contact.account_id === null) return null;
  return earlier.filter(
    (other) =>
      isSameSubject(other, contact, ['account']) &&
      other.direction === 'outbound' &&
      other.channel === channel
  ).length;
}

function judgeOne(scene: Scene<Params>): Answer {
  const { contact, params } = scene;
  const { min_days_past_due: min, max_days_past_due: max, after } = params;
  const due = contact.days_past_due;
  const violation = (measured: number, limit: number): Answer => ({
    verdict: 'violation',
    measured,
    limit,
    witnesses: [contact.contact_id]
  });
  if (due !== null && min !== undefined && due < min) return violation(due, min);
  if (due !== null && max !== undefined && due > max) return violation(due, max);
  const found = after ? earlierOn(scene, after.channel) : null;
  if (after && found !== null && found < after.count) return violation(found, after.count);
  if (due === null && (min !== undefined || max !== undefined)) return cannotJudge('days_past_due');
  return after && found === null ? cannotJudge('account_id') : PASS;
}

/** Verdicts of a `stage-gate` rule, contact by contact, straight from semantics §4 and §5. */
export const judge = (
  rule: OracleRule,
  segments: readonly OracleSegment<Params>[],
  log: OracleLog,
  env: OracleEnv
): OracleVerdict[] =>
  judgeEach(rule, segments, log, env, {
    covers: ({ channel }, { channels }) => (!channels || channels.includes(channel) ? 'yes' : 'no'),
    judge: judgeOne
  });
