import {
  allOf,
  cannotJudge,
  dayAtContact,
  inOrder,
  isSameSubject,
  judgeEach,
  localDay,
  missingSubjectColumn,
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
import type { VisitConductParams as Params } from './params';

/** A missed element counts so much in what a finding measures. */
const WEIGHTS = { crew: 1, notice: 2, recorded: 4, identity: 8 };

/** Whether the notice came too late or not at all. */
function isNoticeMissed({ contact, params, log, env }: Scene<Params>): Maybe {
  const { notice_at: notice, notice_span: noticeSpan, noticeWrittenDay } = contact;
  const least = params.min_notice!;
  if (notice === null) return log.has('notice_at') ? 'yes' : 'maybe';
  if ('hours' in least) {
    const longest = contact.t + contact.span - notice;
    const shortest = contact.t - (notice + noticeSpan);
    if (longest < least.hours * 3600) return 'yes';
    return shortest < least.hours * 3600 ? 'maybe' : 'no';
  }
  const day = localDay(contact, env);
  const announced = dayAtContact(notice, noticeWrittenDay, contact, env);
  if (day === null || announced === null) return 'maybe';
  return day - announced < least.days ? 'yes' : 'no';
}

/** Whether the account was already placed when the log starts; an account that says nothing was placed within it. */
function isPlacedBefore(contact: OracleContact, log: OracleLog): Maybe {
  const account = log.accounts.find(({ account_id }) => account_id === contact.account_id);
  if (contact.account_id === null) {
    return log.accounts.some(({ placed_at }) => placed_at !== null) ? 'maybe' : 'no';
  }
  if (!account || account.placed_at === null) return 'no';
  const start = inOrder(log.contacts)[0]!.t;
  if (account.placed_at + account.placed_span < start) return 'yes';
  return account.placed_at < start ? 'maybe' : 'no';
}

/** Whether this visit needs a notice. */
function needsNotice({ contact, params, earlier, log }: Scene<Params>): Maybe {
  if (!params.first_visit_only) return 'yes';
  const isFirst = !earlier.some(
    (other) =>
      other.channel === 'visit' && other.direction === 'outbound' && isSameSubject(other, contact, params.per)
  );
  if (!isFirst) return 'no';
  return isPlacedBefore(contact, log) === 'no' ? 'yes' : 'maybe';
}

const isMissed = (value: boolean | null): Maybe => (value === null ? 'maybe' : value ? 'no' : 'yes');

function judgeOne(scene: Scene<Params>): Answer {
  const { contact, params } = scene;
  if (params.min_notice && params.first_visit_only) {
    const unknown = missingSubjectColumn(contact, params.per);
    if (unknown !== null) return cannotJudge(unknown);
  }
  const elements: [keyof typeof WEIGHTS, string, Maybe][] = [];
  if (params.min_crew !== undefined) {
    const { crew_size: crew } = contact;
    elements.push(['crew', 'crew_size', isMissed(crew === null ? null : crew >= params.min_crew)]);
  }
  if (params.min_notice) {
    elements.push(['notice', 'notice_at', allOf([needsNotice(scene), isNoticeMissed(scene)])]);
  }
  if (params.recorded) elements.push(['recorded', 'recorded', isMissed(contact.recorded)]);
  if (params.identity_disclosed) {
    elements.push(['identity', 'identity_disclosed', isMissed(contact.identity_disclosed)]);
  }
  let measured = 0;
  for (const [name, , missed] of elements) if (missed === 'yes') measured += WEIGHTS[name];
  if (measured > 0) return { verdict: 'violation', measured, witnesses: [contact.contact_id] };
  const open = elements.find(([, , missed]) => missed === 'maybe');
  return open ? cannotJudge(open[1]) : PASS;
}

/** Verdicts of a `visit-conduct` rule, visit by visit, straight from semantics §4 and §5. */
export const judge = (
  rule: OracleRule,
  segments: readonly OracleSegment<Params>[],
  log: OracleLog,
  env: OracleEnv
): OracleVerdict[] =>
  judgeEach(rule, segments, log, env, {
    covers: ({ channel }) => (channel === 'visit' ? 'yes' : 'no'),
    judge: judgeOne
  });
