import {
  allOf,
  cannotJudge,
  isCounted,
  judgeEach,
  localDay,
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
import type { MinGapParams as Params } from './params';

/** Whether `previous` is nearer to `contact` than the gap: for every second it may have been, for some of them, or for none. */
function isNearer(previous: OracleContact, contact: OracleContact, { gap }: Params, env: OracleEnv): Maybe {
  if ('hours' in gap) {
    const longest = contact.t + contact.span - previous.t;
    const shortest = contact.t - (previous.t + previous.span);
    if (longest < gap.hours * 3600) return 'yes';
    return shortest < gap.hours * 3600 ? 'maybe' : 'no';
  }
  const before = localDay(previous, env);
  if (before === null) return 'maybe';
  return localDay(contact, env)! - before < gap.days ? 'yes' : 'no';
}

function judgeOne({ contact, params, earlierOfSubject, env, isInScope }: Scene<Params>): Answer {
  const inDays = 'days' in params.gap;
  const own = isCounted(contact, params.counts);
  if (own === 'no') return PASS;
  const counts = (other: OracleContact): Maybe => allOf([isInScope(other), isCounted(other, params.counts)]);
  const previous = earlierOfSubject.filter((other) => counts(other) !== 'no');
  if (previous.length === 0) return PASS;
  const day = localDay(contact, env);
  if (inDays && day === null) return cannotJudge('time_zone');

  // The latest one that counts for certain, on a known date where dates are compared; what follows it is open.
  let latest = -1;
  previous.forEach((other, position) => {
    if (counts(other) === 'yes' && !(inDays && localDay(other, env) === null)) latest = position;
  });
  const known = previous[latest];
  if (known && own === 'yes' && isNearer(known, contact, params, env) === 'yes') {
    return {
      verdict: 'violation',
      measured: 'days' in params.gap ? day! - localDay(known, env)! : contact.t - known.t,
      limit: 'days' in params.gap ? params.gap.days : params.gap.hours * 3600,
      witnesses: [known.contact_id, contact.contact_id]
    };
  }
  const open = previous.slice(Math.max(latest, 0));
  return open.every((other) => isNearer(other, contact, params, env) === 'no')
    ? PASS
    : cannotJudge('outcome');
}

/** Verdicts of a `min-gap` rule, contact by contact, straight from semantics §4 and §5. */
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
