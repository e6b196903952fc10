import { CANNOT_JUDGE, PASS, VIOLATION } from '#lib/core/domain';
import type { WorldVerdict } from '../counterfactual/world';
import type { FigureContext } from '../figures/context';
import type { JudgedRule } from '../judge';
import { DUTIES, type Bench, type Way } from './bench';
import { explained } from './found';
import type { CheckedRule } from './types';
import type { Whom } from './whom';

/** Canonical columns that some value of the rule looks at. */
export const needsOf = ({ compiled: { kind, segments } }: JudgedRule): ReadonlySet<string> =>
  new Set(segments.flatMap(({ segment }) => kind.needs(segment.params as never)));

/** A contact whose outcome a rule looks at must be permitted whatever comes of it. */
export const waysOf = (judged: JudgedRule, way: Way): Way[] =>
  needsOf(judged).has('outcome') ? [way, { ...way, isReached: false }] : [way];

const weight = ({ own }: WorldVerdict): number =>
  own === VIOLATION ? 3 : own === CANNOT_JUDGE ? 2 : own === PASS ? 1 : 0;

/** Position of the verdict that forbids most. */
export const worstOf = (verdicts: readonly WorldVerdict[]): number =>
  verdicts.reduce((worst, verdict, i) => (weight(verdict) > weight(verdicts[worst]!) ? i : worst), 0);

const ANSWERS = ['silent', 'permitted', 'unclear', 'forbidden'] as const;

/** What a rule says of the contact, and under which conditions. */
export async function checkedRule(
  ctx: FigureContext,
  bench: Bench,
  judged: JudgedRule,
  whom: Whom,
  way: Way
): Promise<CheckedRule> {
  const { rulebook, rule, segments } = judged.compiled;
  const needs = needsOf(judged);
  const plain = waysOf(judged, way);
  const duties = DUTIES.filter((duty) => needs.has(duty));
  const asks = rule.except.includes('consent') || needs.has('consent');
  const ways = [
    ...plain,
    ...duties.flatMap((without) => plain.map((each) => ({ ...each, without }))),
    ...(asks ? plain.map((each) => ({ ...each, consents: true })) : [])
  ];
  const verdicts = await bench.judge(judged, ways);
  const of = (from: number): readonly WorldVerdict[] => verdicts.slice(from, from + plain.length);
  const own = of(0);
  const worst = worstOf(own);
  const verdict = own[worst]!;
  const permits = (some: readonly WorldVerdict[]): boolean => weight(some[worstOf(some)]!) <= 1;
  const answer = ANSWERS[weight(verdict)]!;
  const isEither = own.every((each) => weight(each) === weight(verdict));
  return {
    rulebookId: rulebook.id,
    ruleId: rule.id,
    title: rule.title,
    citation: segments[verdict.segment ?? 0]!.segment.citation,
    strength: rule.strength,
    severity: rule.severity,
    answer,
    message:
      answer === 'forbidden' ? (await explained(ctx, judged, whom, ways[worst]!, verdict)).message : null,
    missing: answer === 'unclear' ? verdict.missing : null,
    provided: answer === 'permitted' ? duties.filter((_, i) => !permits(of((i + 1) * plain.length))) : [],
    withConsent:
      asks &&
      (answer === 'forbidden' || answer === 'unclear') &&
      permits(of((duties.length + 1) * plain.length)),
    onlyIf: isEither ? null : worst === 0 ? 'reached' : 'unreached'
  };
}
