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
import type { ChannelBanParams as Params } from './params';

function judgeOne({ contact, params }: Scene<Params>): Answer {
  const violation: Answer = { verdict: 'violation', witnesses: [contact.contact_id] };
  if (params.channels?.includes(contact.channel)) return violation;
  if (!params.places) return PASS;
  if (contact.place === null) return cannotJudge('place');
  return params.places.includes(contact.place) ? violation : PASS;
}

/** Verdicts of a `channel-ban` rule, contact by contact, straight from semantics §4 and §5: what it names is banned, all else passes. */
export const judge = (
  rule: OracleRule,
  segments: readonly OracleSegment<Params>[],
  log: OracleLog,
  env: OracleEnv
): OracleVerdict[] => judgeEach(rule, segments, log, env, { covers: () => 'yes', judge: judgeOne });
