import { CANNOT_JUDGE, PASS, VIOLATION } from '#lib/core/domain';
import { median, poissonLower, roundSignificant } from '#lib/core/stats';
import type { GroupCounts, GroupVerdict } from '../rule-kind';
import type { ComplaintRateParams } from './params';

/**
 * Judges every group by the lower confidence bound of its rate (semantics §4). Complaints of which it is unknown whether
 * they count are completed: the mildest reading has none of them here and all of them at the peers, the strictest the reverse.
 */
export function decide(params: ComplaintRateParams, groups: GroupCounts[]): GroupVerdict[] {
  const { scale, confidence, min_volume } = params;
  const judged = (group: GroupCounts): boolean => group.denominator > 0 && group.denominator >= min_volume;
  const lowerOf = (k: number, denominator: number): number =>
    roundSignificant((poissonLower(k, confidence) / denominator) * scale, 12);
  const rateOf = (k: number, denominator: number): number => roundSignificant((k / denominator) * scale, 12);
  const limitFor = (group: GroupCounts, own: number, others: (peer: GroupCounts) => number): number => {
    if (params.max !== undefined) return params.max;
    const rates = groups
      .filter((peer) => peer.period === group.period && judged(peer))
      .map((peer) => ((peer === group ? own : others(peer)) / peer.denominator) * scale);
    return roundSignificant(params.peer!.median * median(rates), 12);
  };
  return groups.map((group) => {
    if (!judged(group)) {
      return { ...group, verdict: CANNOT_JUDGE, measured: 0, limit: null, lower: 0, missing: 'denominator' };
    }
    const most = group.sure + group.maybe;
    const mild =
      lowerOf(group.sure, group.denominator) > limitFor(group, group.sure, (peer) => peer.sure + peer.maybe);
    const strict = lowerOf(most, group.denominator) > limitFor(group, most, (peer) => peer.sure);
    return {
      ...group,
      verdict: mild && strict ? VIOLATION : !mild && !strict ? PASS : CANNOT_JUDGE,
      measured: rateOf(group.sure, group.denominator),
      limit: limitFor(group, group.sure, (peer) => peer.sure + peer.maybe),
      lower: lowerOf(group.sure, group.denominator),
      missing: mild === strict ? null : 'numerator'
    };
  });
}
