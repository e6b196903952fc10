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
import type { DisclosureParams as Params } from './params';

/** What a finding measures: the sum over the fields that are false. */
const WEIGHTS = { recorded: 1, identity_disclosed: 2, consent: 4 };

function judgeOne({ contact, params, log }: Scene<Params>): Answer {
  const counts = isCounted(contact, params.counts);
  if (counts === 'no') return PASS;
  let unknown: string | null = null;
  let measured = 0;
  for (const field of new Set(params.fields)) {
    let value = contact[field];
    if (field === 'consent' && value === null && log.has('consent')) value = false;
    if (value === null) unknown = field;
    if (value === false) measured += WEIGHTS[field];
  }
  if (measured > 0 && counts === 'yes') {
    return { verdict: 'violation', measured, witnesses: [contact.contact_id] };
  }
  if (measured > 0) return cannotJudge('outcome');
  return unknown === null ? PASS : cannotJudge(unknown);
}

/** Verdicts of a `disclosure` rule, contact by contact, straight from semantics §4 and §5. */
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
