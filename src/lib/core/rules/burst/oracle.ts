import {
  allOf,
  cannotJudge,
  isCounted,
  judgeEach,
  PASS,
  type Answer,
  type Maybe,
  type OracleContact,
  type OracleEnv,
  type OracleLog,
  type OracleRule,
  type OracleSegment,
  type OracleVerdict,
  type Scene
} from '../oracle';
import type { BurstParams as Params } from './params';

/** Whether `earlier` lies inside the time that ends at `contact`, wherever in their days bare dates are. */
function isWithin(earlier: OracleContact, contact: OracleContact, { within }: Params): Maybe {
  const reach = 'minutes' in within ? within.minutes * 60 : within.hours * 3600;
  if (earlier.t > contact.t + contact.span - reach) return 'yes';
  return earlier.t + earlier.span > contact.t - reach ? 'maybe' : 'no';
}

function judgeOne({ contact, params, earlierOfSubject, isInScope }: Scene<Params>): Answer {
  const own = isCounted(contact, params.counts);
  if (own === 'no') return PASS;
  const certain: string[] = [];
  let possible = 1;
  for (const earlier of earlierOfSubject) {
    const answer = allOf([
      isInScope(earlier),
      isCounted(earlier, params.counts),
      isWithin(earlier, contact, params)
    ]);
    if (answer !== 'no') possible++;
    if (answer === 'yes') certain.push(earlier.contact_id);
  }
  if (own === 'yes' && certain.length + 1 > params.max) {
    const witnesses = [...certain, contact.contact_id];
    return { verdict: 'violation', measured: witnesses.length, limit: params.max, witnesses };
  }
  return possible > params.max ? cannotJudge('outcome') : PASS;
}

/** Verdicts of a `burst` rule, contact by contact, straight from semantics §4 and §5. */
export const judge = (
  rule: OracleRule,
  segments: readonly OracleSegment<Params>[],
  log: OracleLog,
  env: OracleEnv
): OracleVerdict[] =>
  judgeEach(rule, segments, log, env, {
    covers: ({ channel }, { channels }) => (!channels || channels.includes(channel) ? 'yes' : 'no'),
    per: ({ per }) => per,
    judge: judgeOne
  });
