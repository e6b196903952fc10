import {
  cannotJudge,
  judgeEach,
  localDay,
  PASS,
  type Answer,
  type OracleAgent,
  type OracleEnv,
  type OracleLog,
  type OracleRule,
  type OracleSegment,
  type OracleVerdict,
  type Scene
} from '../oracle';
import type { CertificationParams as Params } from './params';

/** Whether a certificate holds on a date; one that never says until when leaves it open from its first day on. */
function isCertified({ certified_from: from, certified_until: until }: OracleAgent, day: number) {
  if (from === null && until === null) return 'no';
  if (from !== null && day < from) return 'no';
  if (until === null) return 'maybe';
  return day <= until ? 'yes' : 'no';
}

function judgeOne({ contact, params, log, env }: Scene<Params>): Answer {
  const violation: Answer = { verdict: 'violation', witnesses: [contact.contact_id] };
  if (contact.agent === null) return cannotJudge('agent');
  const rows = log.agents.filter(({ agent }) => agent === contact.agent);
  if (rows.length === 0) return cannotJudge('agent');
  const day = localDay(contact, env);
  if (day === null) return cannotJudge('time_zone');
  if (params.requires === 'certified') {
    const answers = rows.map((row) => isCertified(row, day));
    if (answers.includes('yes')) return PASS;
    return answers.includes('maybe') ? cannotJudge('certified_until') : violation;
  }
  const { trained_within: days } = params.requires;
  const ages = rows.filter((row) => row.trained_at !== null).map((row) => day - row.trained_at!);
  if (ages.some((age) => 0 <= age && age <= days)) return PASS;
  // Only later trainings, or none that was written down: nothing is known of the time before.
  return ages.every((age) => age < 0) ? cannotJudge('trained_at') : violation;
}

/** Verdicts of a `certification` rule, contact by contact, straight from semantics §4 and §5. */
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
