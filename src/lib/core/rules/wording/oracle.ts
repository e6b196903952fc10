import {
  cannotJudge,
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
import type { WordingParams as Params } from './params';

function judgeOne({ contact, params }: Scene<Params>): Answer {
  const { text } = contact;
  if (text === null) return cannotJudge('text');
  const isFound = params.patterns.some(({ re2 }) => new RegExp(re2, 'iu').test(text));
  return isFound ? { verdict: 'violation', witnesses: [contact.contact_id] } : PASS;
}

/**
 * Verdicts of a `wording` rule, contact by contact, straight from semantics §4 and §5. Patterns are read as JavaScript's, so
 * only those that mean the same in both are for it.
 */
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
