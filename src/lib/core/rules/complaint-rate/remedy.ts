import { PASS } from '#lib/core/domain';
import type { GroupCounts } from '../rule-kind';
import { decide } from './decide';
import type { ComplaintRateParams } from './params';

/**
 * How many complaints fewer would have kept the group within its limit, found by halving; its peers' median moves with it.
 * `groups` are all of its period.
 */
export function fewer(
  params: ComplaintRateParams,
  groups: readonly GroupCounts[],
  own: number
): number | null {
  const passes = (count: number): boolean =>
    decide(
      params,
      groups.map((group, i) => (i === own ? { ...group, sure: group.sure - count } : group))
    )[own]!.verdict === PASS;
  const { sure } = groups[own]!;
  if (!passes(sure)) return null;
  let [not, enough] = [0, sure];
  while (enough - not > 1) {
    const middle = Math.floor((not + enough) / 2);
    if (passes(middle)) enough = middle;
    else not = middle;
  }
  return enough;
}
