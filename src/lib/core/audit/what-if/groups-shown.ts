import type { CompiledRule } from '#lib/core/compile';
import { VIOLATION, type Filter } from '#lib/core/domain';
import type { GroupRuleKind } from '#lib/core/rules';
import { periodAt, type Scene } from '../figures/scene';
import type { DecidedGroup } from '../judge-groups';
import type { AgencyCount } from './judged-again';

/** Violating groups by agency under a filter, as findings of groups are shown: their period touches the filter's, and they have no channel or region. */
export function groupsShown(
  { kind, segments }: CompiledRule,
  groups: readonly DecidedGroup[],
  scene: Scene,
  { from, to, agencies, channels, regions }: Filter
): AgencyCount[] {
  const first = segments[0]?.segment.params as never;
  const start = from === null ? null : periodAt((kind as GroupRuleKind<never>).period(first), from).firstDay;
  const counts = new Map<number | null, number>();
  for (const { verdict, when, agency } of groups) {
    const isShown =
      verdict === VIOLATION &&
      (start === null || when.firstDay >= start) &&
      (to === null || when.firstDay <= to) &&
      (agencies.length === 0 || agencies.includes(agency ?? '')) &&
      channels.length === 0 &&
      (regions.length === 0 || regions.includes(''));
    if (!isShown) continue;
    const code = agency === null ? null : (scene.agency.codeOf.get(agency) ?? null);
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].map(([agency, count]) => ({ agency, count }));
}
