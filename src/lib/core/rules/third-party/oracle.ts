import { OUTCOMES, type Outcome } from '#lib/core/domain';
import {
  allOf,
  cannotJudge,
  isCounted,
  isSameSubject,
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
import type { ThirdPartyParams } from './params';

type Params = ThirdPartyParams;
type Allowed = NonNullable<Params['allowed_after']>;

const REACHED = 'conversation met refused read answered'.split(' ');
const UNANSWERED = 'busy no_answer voicemail failed out_of_service'.split(' ');

/** The run that contacts aimed at the debtor, in order and of known outcome, leave behind. */
function runOf(contacts: OracleContact[]): OracleContact[] {
  let run: OracleContact[] = [];
  for (const contact of contacts) {
    if (REACHED.includes(contact.outcome!)) run = [];
    else if (contact.direction === 'outbound' && UNANSWERED.includes(contact.outcome!)) run.push(contact);
  }
  return run;
}

/** Whether a run has contacts on so many consecutive days; one of unknown date may be on any day, or on one of no use. */
function hasConsecutiveDays(run: OracleContact[], days: number, env: OracleEnv): Maybe {
  if (run.length < days) return 'no';
  const dates = run.map((contact) => localDay(contact, env));
  const known = new Set(dates.filter((date) => date !== null));
  const undated = dates.length - dates.filter((date) => date !== null).length;
  if (undated >= days) return 'maybe';
  let most = 0;
  for (const first of known) {
    for (let start = first - days + 1; start <= first; start++) {
      let found = 0;
      for (let day = start; day < start + days; day++) if (known.has(day)) found++;
      most = Math.max(most, found);
    }
  }
  if (most === days) return 'yes';
  return most + undated >= days ? 'maybe' : 'no';
}

/** Whether others may be contacted, all outcomes being known. */
function isAllowed(contacts: OracleContact[], allowed: Allowed, env: OracleEnv): Maybe {
  const run = runOf(contacts);
  if (allowed.failed_attempts !== undefined && run.length >= allowed.failed_attempts) return 'yes';
  const latest = contacts.findLast(({ direction }) => direction === 'outbound');
  if (latest && allowed.outcomes?.includes(latest.outcome!)) return 'yes';
  return allowed.days === undefined ? 'no' : hasConsecutiveDays(run, allowed.days, env);
}

const withOutcome = (contact: OracleContact, outcome: Outcome): OracleContact =>
  contact.outcome === null ? { ...contact, outcome } : contact;

/**
 * Whether others may be contacted whatever the unknown outcomes were. All of them unanswered makes the longest run and all of
 * them conversations the shortest; on the latest outbound one every outcome is tried, for it can be a condition of its own.
 */
function isTriggered({ earlierOfSubject, params, env }: Scene<Params>): Maybe {
  const allowed = params.allowed_after;
  if (allowed === undefined) return 'yes';
  const aimed = earlierOfSubject.filter(({ party }) => party === 'debtor');
  const latest = aimed.findLast(({ direction }) => direction === 'outbound');
  const answers = new Set<Maybe>();
  for (const others of ['no_answer', 'conversation'] as const) {
    for (const last of OUTCOMES) {
      const assumed = aimed.map((contact) => withOutcome(contact, contact === latest ? last : others));
      answers.add(isAllowed(assumed, allowed, env));
    }
  }
  return answers.size > 1 ? 'maybe' : [...answers][0]!;
}

/** Contacts to the same address of which it is sure, and of which it is possible, that they count, the one judged included. */
function counted(scene: Scene<Params>): { own: Maybe; sure: string[]; possible: number } {
  const { contact, params, earlier, isInScope } = scene;
  const answerFor = (other: OracleContact): Maybe =>
    allOf([isInScope(other), isCounted(other, params.counts)]);
  const same = earlier.filter((other) => isSameSubject(other, contact, ['consumer', 'address']));
  const all = [...same, contact].filter((other) => answerFor(other) !== 'no');
  return {
    own: answerFor(contact),
    sure: all.filter((other) => answerFor(other) === 'yes').map(({ contact_id }) => contact_id),
    possible: all.length
  };
}

function overMaximum(scene: Scene<Params>): Answer {
  const { contact, params } = scene;
  const max = params.max_per_person;
  if (max === undefined) return PASS;
  if (contact.address === null) return cannotJudge('address');
  const { own, sure, possible } = counted(scene);
  if (own === 'no' || possible <= max) return PASS;
  if (own === 'maybe' || sure.length <= max) return cannotJudge('outcome');
  return { verdict: 'violation', measured: sure.length, limit: max, witnesses: sure };
}

function judgeOne(scene: Scene<Params>): Answer {
  const triggered = isTriggered(scene);
  const tooMany = overMaximum(scene);
  if (triggered === 'no') {
    const own = [scene.contact.contact_id];
    return { verdict: 'violation', witnesses: tooMany.verdict === 'violation' ? tooMany.witnesses : own };
  }
  if (tooMany.verdict === 'violation') return tooMany;
  return triggered === 'maybe' ? cannotJudge('outcome') : tooMany;
}

/** Verdicts of a `third-party` rule, contact by contact, straight from semantics §4 and §5. */
export const judge = (
  rule: OracleRule,
  segments: readonly OracleSegment<Params>[],
  log: OracleLog,
  env: OracleEnv
): OracleVerdict[] =>
  judgeEach(rule, segments, log, env, {
    covers: (contact, params) => (params.parties.includes(contact.party) ? 'yes' : 'no'),
    per: () => ['consumer'],
    judge: judgeOne
  });
