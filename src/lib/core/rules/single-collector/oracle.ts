import {
  allOf,
  cannotJudge,
  dayAtContact,
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
import type { SingleCollectorParams as Params } from './params';

const not = (answer: Maybe): Maybe => (answer === 'yes' ? 'no' : answer === 'no' ? 'yes' : 'maybe');

/** Whether the account of `contact` changed hands after `other` and not after `contact`, by local dates. */
function isAcrossTransfer(other: OracleContact, { contact, log, env }: Scene<Params>): Maybe {
  const day = localDay(contact, env)!;
  const before = localDay(other, env);
  if (contact.account_id === null) {
    // Some account or other: it can have changed hands on any day up to this one, if accounts of the log did.
    if (!log.accounts.some(({ placed_at }) => placed_at !== null)) return 'no';
    return before !== null && before >= day ? 'no' : 'maybe';
  }
  const account = log.accounts.find(({ account_id }) => account_id === contact.account_id);
  if (!account || account.placed_at === null) return 'no';
  const placed = dayAtContact(account.placed_at, account.placedWrittenDay, contact, env);
  if (placed === null) return before !== null && before >= day ? 'no' : 'maybe';
  if (day < placed) return 'no';
  return before === null ? 'maybe' : before < placed ? 'yes' : 'no';
}

/** Whether `other` was within the window and on the same side of a transfer. */
function isNear(other: OracleContact, scene: Scene<Params>): Maybe {
  const { contact, params, env } = scene;
  const before = localDay(other, env);
  const inWindow: Maybe =
    before === null ? 'maybe' : before >= localDay(contact, env)! - (params.within_days - 1) ? 'yes' : 'no';
  return allOf([inWindow, not(isAcrossTransfer(other, scene))]);
}

/** Whether an agency is another one; a missing one may be any. */
const isOther = (agency: string | null, own: string): Maybe =>
  agency === null ? 'maybe' : agency === own ? 'no' : 'yes';

function judgeOne(scene: Scene<Params>): Answer {
  const { contact, params, earlierOfSubject, env } = scene;
  const outbound = earlierOfSubject.filter(({ direction }) => direction === 'outbound');
  // Where its own agency is missing, every one there is and one that nobody else is are tried.
  const known = outbound.map(({ agency }) => agency).filter((agency) => agency !== null);
  const owns =
    contact.agency === null ? [...new Set(known), 'an agency of its own \u0000'] : [contact.agency];
  const strangers = outbound.filter(({ agency }) => owns.some((own) => isOther(agency, own) !== 'no'));
  if (strangers.length === 0) return PASS;
  const day = localDay(contact, env);
  if (day === null) return cannotJudge('time_zone');

  const answers = owns.map((own): Maybe => {
    const each = strangers.map((other) => allOf([isOther(other.agency, own), isNear(other, scene)]));
    return each.includes('yes') ? 'yes' : each.includes('maybe') ? 'maybe' : 'no';
  });
  if (answers.every((answer) => answer === 'no')) return PASS;
  if (!answers.every((answer) => answer === 'yes')) return cannotJudge('agency');
  // The nearest by date, then by order; under the own agency that leaves it farthest.
  const nearest = owns
    .map((own) =>
      strangers.filter((other) => allOf([isOther(other.agency, own), isNear(other, scene)]) === 'yes')
    )
    .map((near) => near.sort((one, other) => localDay(one, env)! - localDay(other, env)!).at(-1)!)
    .sort(
      (one, other) =>
        localDay(one, env)! - localDay(other, env)! ||
        earlierOfSubject.indexOf(one) - earlierOfSubject.indexOf(other)
    )[0]!;
  return {
    verdict: 'violation',
    measured: day - localDay(nearest, env)!,
    limit: params.within_days,
    witnesses: [nearest.contact_id, contact.contact_id]
  };
}

/** Verdicts of a `single-collector` rule, contact by contact, straight from semantics §4 and §5. */
export const judge = (
  rule: OracleRule,
  segments: readonly OracleSegment<Params>[],
  log: OracleLog,
  env: OracleEnv
): OracleVerdict[] =>
  judgeEach(rule, segments, log, env, {
    covers: () => 'yes',
    per: ({ per }) => per,
    judge: judgeOne
  });
