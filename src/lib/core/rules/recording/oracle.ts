import {
  cannotJudge,
  isCounted,
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
import type { RecordingParams as Params } from './params';

function judgeOne({ contact, params }: Scene<Params>): Answer {
  const counts = isCounted(contact, params.counts);
  if (counts === 'no' || contact.recorded === true) return PASS;
  if (contact.recorded === null) return cannotJudge('recorded');
  return counts === 'yes'
    ? { verdict: 'violation', witnesses: [contact.contact_id] }
    : cannotJudge('outcome');
}

/** Verdicts of a `recording` rule, contact by contact, straight from semantics §4 and §5. */
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
