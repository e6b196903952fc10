import type { SubjectKey } from '#lib/core/domain';
import { allOf, applicability, isExcused, type Applicability, type Maybe } from './applies';
import { inOrder, isSameSubject, missingSubjectColumn } from './order';
import type { OracleContact, OracleEnv, OracleLog, OracleRule, OracleSegment, OracleVerdict } from './types';

/** One contact before the rule itself: it applies, no exception holds, and its subject is known. */
export interface Scene<P> {
  contact: OracleContact;
  params: P;
  /** Contacts before it in order, whoever they concern. */
  earlier: OracleContact[];
  /** Those of the same subject; none where the kind has no subject. */
  earlierOfSubject: OracleContact[];
  log: OracleLog;
  env: OracleEnv;
  /** For the counting kinds: whether the rule applies to a contact, is about it and no exception holds on it. */
  isInScope(contact: OracleContact): Maybe;
}

export type Answer = Omit<OracleVerdict, 'id'>;

export const PASS: Answer = { verdict: 'pass', witnesses: [] };
export const cannotJudge = (missing: string): Answer => ({ verdict: 'cannot-judge', missing, witnesses: [] });

export interface ContactOracle<P> {
  /** Channels and places of the kind's own parameters: `no` is no verdict at all. */
  covers(contact: OracleContact, params: P): Maybe;
  per?(params: P): readonly SubjectKey[];
  /** Null: not applicable. */
  judge(scene: Scene<P>): Answer | null;
}

/**
 * Verdicts of a rule contact by contact: what does not apply has none; what may apply cannot be judged; an exception passes;
 * without a subject it cannot be judged; then the kind decides.
 */
export function judgeEach<P>(
  rule: OracleRule,
  segments: readonly OracleSegment<P>[],
  log: OracleLog,
  env: OracleEnv,
  kind: ContactOracle<P>
): OracleVerdict[] {
  const sorted = inOrder(log.contacts);
  const scopes = new Map(sorted.map((contact) => [contact, applicability(rule, segments, contact, env)]));
  const verdicts: OracleVerdict[] = [];
  sorted.forEach((contact, position) => {
    const scope = scopes.get(contact)!;
    const earlier = sorted.slice(0, position);
    const answer = judgeOne(rule, segments, kind, contact, scope, (params, per) => ({
      contact,
      params,
      earlier,
      earlierOfSubject: earlier.filter((other) => isSameSubject(other, contact, per)),
      log,
      env,
      isInScope: (other) =>
        isExcused(rule, other) ? 'no' : allOf([scopes.get(other)!.applies, kind.covers(other, params)])
    }));
    if (answer) verdicts.push({ id: contact.contact_id, ...answer });
  });
  return verdicts;
}

function judgeOne<P>(
  rule: OracleRule,
  segments: readonly OracleSegment<P>[],
  kind: ContactOracle<P>,
  contact: OracleContact,
  scope: Applicability,
  sceneOf: (params: P, per: readonly SubjectKey[]) => Scene<P>
): Answer | null {
  if (scope.applies === 'no') return null;
  const inForce = scope.segments.map((position) => segments[position]!.params);
  if (inForce.every((params) => kind.covers(contact, params) === 'no')) return null;
  if (scope.applies === 'maybe' || inForce.length > 1) return cannotJudge(scope.missing!);
  if (isExcused(rule, contact)) return PASS;
  const params = inForce[0]!;
  const per = kind.per?.(params) ?? [];
  const unknown = missingSubjectColumn(contact, per);
  if (unknown !== null) return cannotJudge(unknown);
  return kind.judge(sceneOf(params, per));
}
