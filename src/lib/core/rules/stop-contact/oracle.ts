import {
  allOf,
  cannotJudge,
  compareIds,
  isOneOf,
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
import { binds, edgesOf, isNotOver, momentsOf, overMoments } from '../oracle/moments';
import type { StopContactParams } from './params';

type Params = StopContactParams;

/** Whether a request is of the contact's subject: it names no agency, creditor, agent or place, and may name no account or address. */
function concerns(request: OracleRequest, contact: OracleContact, params: Params): boolean {
  if (!params.request_kinds.includes(request.kind)) return false;
  const isOfConsumer = request.consumer_id !== null && request.consumer_id === contact.consumer_id;
  const isOfAccount = request.account_id === null ? isOfConsumer : request.account_id === contact.account_id;
  const isOfAddress = request.address === null || request.address === contact.address;
  if (params.per.includes('account')) {
    if (!isOfAccount) return false;
    if (params.per.includes('consumer') && !isOfConsumer) return false;
  } else if (!isOfConsumer) return false;
  return params.per.includes('address') ? isOfAddress : true;
}

/** Whether a contact comes after a request binds, whatever second of its day it happened at. */
const isBound = (request: OracleRequest, contact: OracleContact, { params, env }: Scene<Params>): Maybe =>
  overMoments(momentsOf(contact, edgesOf(request, params.honour_within)), (moment) =>
    binds(request, contact, moment, params.honour_within, env)
  );

const canFollow = ({ direction, party }: OracleContact): boolean =>
  direction === 'outbound' && party !== 'attorney';

/** Whether the outbound contacts that may still follow a request are used up before the contact judged. */
function isUsedUp(request: OracleRequest, scene: Scene<Params>): Maybe {
  const { params, earlierOfSubject } = scene;
  const followups = earlierOfSubject.filter(canFollow).map((earlier) => isBound(request, earlier, scene));
  const sure = followups.filter((answer) => answer === 'yes').length;
  const possible = followups.filter((answer) => answer !== 'no').length;
  if (sure >= params.allowed_followups) return 'yes';
  return possible >= params.allowed_followups ? 'maybe' : 'no';
}

const inReceipt = (requests: OracleRequest[]): OracleRequest[] =>
  [...requests].sort(
    (one, other) => one.received_at - other.received_at || compareIds(one.request_id, other.request_id)
  );

/** The contacts that used up what a request still allows. */
const followups = (request: OracleRequest, scene: Scene<Params>): string[] =>
  scene.earlierOfSubject
    .filter((earlier) => canFollow(earlier) && isBound(request, earlier, scene) === 'yes')
    .slice(0, scene.params.allowed_followups)
    .map(({ contact_id }) => contact_id);

function judgeOne(scene: Scene<Params>): Answer {
  const { contact, params, log, env } = scene;
  if (contact.party === 'attorney') return PASS;
  const requests = log.requests.filter((request) => concerns(request, contact, params));
  const isBroken = (request: OracleRequest, moment: number): Maybe =>
    allOf([
      binds(request, contact, moment, params.honour_within, env),
      isNotOver(moment, request.until, request.until_span),
      isUsedUp(request, scene)
    ]);
  const edges = requests.flatMap((request) => edgesOf(request, params.honour_within));
  const answer = overMoments(momentsOf(contact, edges), (moment) => {
    const answers = requests.map((request) => isBroken(request, moment));
    return answers.includes('yes') ? 'yes' : answers.includes('maybe') ? 'maybe' : 'no';
  });
  if (answer === 'no') return PASS;
  if (answer === 'maybe') return cannotJudge('received_at');
  if (isOneOf(contact.place, params.places) === 'maybe') return cannotJudge('place');
  const [cause] = inReceipt(
    requests.filter((request) =>
      momentsOf(contact, edges).some((moment) => isBroken(request, moment) === 'yes')
    )
  );
  return { verdict: 'violation', witnesses: [...followups(cause!, scene), contact.contact_id] };
}

/** Verdicts of a `stop-contact` rule, contact by contact, straight from semantics §4 and §5. */
export const judge = (
  rule: OracleRule,
  segments: readonly OracleSegment<Params>[],
  log: OracleLog,
  env: OracleEnv
): OracleVerdict[] =>
  judgeEach(rule, segments, log, env, {
    covers: (contact, params) =>
      allOf([isOneOf(contact.channel, params.channels), isOneOf(contact.place, params.places)]),
    per: (params) => params.per,
    judge: judgeOne
  });
