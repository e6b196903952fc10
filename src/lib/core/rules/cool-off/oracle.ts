import {
  applicability,
  inOrder,
  isExcused,
  isSameSubject,
  localDay,
  missingSubjectColumn,
  type Maybe,
  type OracleContact,
  type OracleEnv,
  type OracleLog,
  type OracleRule,
  type OracleSegment,
  type OracleVerdict
} from '../oracle';
import type { CoolOffParams } from './params';

function isTrigger(contact: OracleContact, { trigger }: CoolOffParams): Maybe {
  if (trigger.channels && !trigger.channels.includes(contact.channel)) return 'no';
  if (contact.direction === 'inbound' && !trigger.include_inbound) return 'no';
  if (contact.outcome === null) return 'maybe';
  return trigger.outcomes.includes(contact.outcome) ? 'yes' : 'no';
}

/** Contacts on other channels are not what the rule is about. */
const isCovered = (contact: OracleContact, params: CoolOffParams): boolean =>
  !params.channels || params.channels.includes(contact.channel);

/** Verdicts of a `cool-off` rule, contact by contact, straight from semantics §4 and §5. */
export function judge(
  rule: OracleRule,
  segments: readonly OracleSegment<CoolOffParams>[],
  { contacts }: OracleLog,
  env: OracleEnv
): OracleVerdict[] {
  const sorted = inOrder(contacts);
  const verdicts: OracleVerdict[] = [];

  sorted.forEach((contact, position) => {
    const id = contact.contact_id;
    const scope = applicability(rule, segments, contact, env);
    if (scope.applies === 'no') return;
    const inForce = scope.segments.map((position) => segments[position]!.params);
    if (!inForce.some((params) => isCovered(contact, params))) return;
    const params = inForce.length === 1 ? inForce[0]! : null;
    const open = (missing: string) => verdicts.push({ id, verdict: 'cannot-judge', witnesses: [], missing });
    const pass = () => verdicts.push({ id, verdict: 'pass', witnesses: [] });
    if (scope.applies === 'maybe' || params === null) return open(scope.missing!);
    if (isExcused(rule, contact)) return pass();
    const noSubject = missingSubjectColumn(contact, params.per);
    if (noSubject !== null) return open(noSubject);

    const triggers = sorted
      .slice(0, position)
      .filter(
        (earlier) => isSameSubject(earlier, contact, params.per) && isTrigger(earlier, params) !== 'no'
      );
    if (triggers.length === 0) return pass();
    const day = localDay(contact, env);
    if (day === null) return open('time_zone');

    const isInside = (triggerDay: number): boolean =>
      params.trigger_day_counts ? day - triggerDay < params.days : day - triggerDay <= params.days;

    let latestKnown: { contact: OracleContact; day: number } | null = null;
    for (const trigger of triggers) {
      const triggerDay = localDay(trigger, env);
      if (isTrigger(trigger, params) === 'yes' && triggerDay !== null)
        latestKnown = { contact: trigger, day: triggerDay };
    }
    if (latestKnown !== null && isInside(latestKnown.day)) {
      verdicts.push({
        id,
        verdict: 'violation',
        measured: day - latestKnown.day,
        limit: params.days,
        witnesses: [latestKnown.contact.contact_id, id]
      });
      return;
    }
    const later = latestKnown === null ? triggers : triggers.slice(triggers.indexOf(latestKnown.contact) + 1);
    for (const trigger of later) {
      const triggerDay = localDay(trigger, env);
      if (triggerDay === null) return open('time_zone');
      if (isInside(triggerDay)) return open('outcome');
    }
    return pass();
  });
  return verdicts;
}
