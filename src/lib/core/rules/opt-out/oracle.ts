import {
  allOf,
  cannotJudge,
  judgeEach,
  PASS,
  type Answer,
  type Maybe,
  type OracleContact,
  type OracleEnv,
  type OracleLog,
  type OracleRequest,
  type OracleRule,
  type OracleSegment,
  type OracleVerdict,
  type Scene
} from '../oracle';
import { binds, edgesOf, isAfter, isNotOver, momentsOf, overMoments } from '../oracle/moments';
import type { OptOutParams } from './params';

const A_DAY = 24 * 3600;

/** Whether a contact uses the channel, and where one is named the address, that the request is about. */
function isUsed(request: OracleRequest, contact: OracleContact): Maybe {
  const channel: Maybe =
    request.channel === null ? 'maybe' : request.channel === contact.channel ? 'yes' : 'no';
  let address: Maybe = 'yes';
  if (request.address !== null) {
    address = contact.address === null ? 'maybe' : contact.address === request.address ? 'yes' : 'no';
  }
  return allOf([channel, address]);
}

/** Whether an earlier contact came after the request, on what it names: then the confirmation is used up. */
const isConfirmation = (request: OracleRequest, earlier: OracleContact): Maybe =>
  earlier.direction === 'inbound' || earlier.party === 'attorney'
    ? 'no'
    : allOf([
        isUsed(request, earlier),
        overMoments([earlier.t, earlier.t + earlier.span], (moment) =>
          isAfter(moment, request.received_at, request.span)
        )
      ]);

/** Whether the contact is no confirmation of the request: too late, or not the first. */
function isNoConfirmation(request: OracleRequest, moment: number, scene: Scene<OptOutParams>): Maybe {
  if (!scene.params.confirmation_allowed || request.channel === null) return 'yes';
  const late = isAfter(moment, request.received_at + A_DAY, request.span);
  const before = scene.earlierOfSubject.map((earlier) => isConfirmation(request, earlier));
  const answers = [late, ...before];
  return answers.includes('yes') ? 'yes' : answers.includes('maybe') ? 'maybe' : 'no';
}

function judgeOne(scene: Scene<OptOutParams>): Answer {
  const { contact, params, log, env } = scene;
  if (contact.party === 'attorney') return PASS;
  const requests = log.requests.filter(
    ({ kind, consumer_id }) => kind === 'channel_opt_out' && consumer_id === contact.consumer_id
  );
  const isBroken = (request: OracleRequest, moment: number): Maybe =>
    allOf([
      binds(request, contact, moment, params.honour_within, env),
      isNotOver(moment, request.until, request.until_span),
      isUsed(request, contact),
      isNoConfirmation(request, moment, scene)
    ]);
  const edges = requests.flatMap((request) => [
    ...edgesOf(request, params.honour_within),
    request.received_at + A_DAY,
    request.received_at + request.span + A_DAY
  ]);
  const answer = overMoments(momentsOf(contact, edges), (moment) => {
    const answers = requests.map((request) => isBroken(request, moment));
    return answers.includes('yes') ? 'yes' : answers.includes('maybe') ? 'maybe' : 'no';
  });
  if (answer === 'no') return PASS;
  if (answer === 'maybe') return cannotJudge('channel');
  return { verdict: 'violation', witnesses: [contact.contact_id] };
}

/** Verdicts of an `opt-out` rule, contact by contact, straight from semantics §4 and §5. */
export const judge = (
  rule: OracleRule,
  segments: readonly OracleSegment<OptOutParams>[],
  log: OracleLog,
  env: OracleEnv
): OracleVerdict[] =>
  judgeEach(rule, segments, log, env, { covers: () => 'yes', per: () => ['consumer'], judge: judgeOne });
