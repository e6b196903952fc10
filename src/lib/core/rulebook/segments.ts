import * as v from 'valibot';
import { datedValues, isDated, type DatedValue } from './dated-values';
import type { Citation, KindSchema, Plain, Rule, Segment } from './types';

interface Timeline {
  key: string;
  items: DatedValue[];
}

/** Values in force together, as written. */
export interface RawSegment {
  from: number | null;
  to: number | null;
  values: Record<string, Plain>;
  /** The item of each dated parameter that is in force. */
  items: Record<string, DatedValue>;
}

const same = (one: Plain, other: Plain): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Dated values of one parameter, without those that change nothing. */
function changes(list: { [key: string]: Plain }[]): DatedValue[] {
  const kept: DatedValue[] = [];
  for (const item of datedValues(list)) {
    const last = kept.at(-1);
    if (last === undefined || !same(last.value, item.value)) kept.push(item);
  }
  return kept;
}

/** Date ranges between the changes of any parameter; days before a dated parameter's first value are in none. */
export function rawSegments(params: Record<string, Plain>): RawSegment[] {
  const values: Record<string, Plain> = {};
  const timelines: Timeline[] = [];
  for (const [key, value] of Object.entries(params)) {
    if (isDated(value)) timelines.push({ key, items: changes(value) });
    else values[key] = value;
  }
  if (timelines.length === 0) return [{ from: null, to: null, values, items: {} }];
  if (timelines.some(({ items }) => items.length === 0)) return [];
  const start = Math.max(...timelines.map(({ items }) => items[0]!.from));
  const days = timelines.flatMap(({ items }) => items.map((item) => item.from)).filter((day) => day > start);
  const cuts = [start, ...new Set(days.sort((one, other) => one - other))];
  return cuts.map((from, index) => {
    const items: Record<string, DatedValue> = {};
    for (const timeline of timelines) {
      items[timeline.key] = timeline.items.findLast((item) => item.from <= from)!;
    }
    const inForce = Object.fromEntries(Object.entries(items).map(([key, item]) => [key, item.value]));
    return { from, to: cuts[index + 1] ?? null, values: { ...values, ...inForce }, items };
  });
}

function newestCitation(rule: Rule, items: DatedValue[]): Citation {
  const cited = items.filter((item) => item.citation !== null).sort((one, other) => other.from - one.from);
  return cited[0]?.citation ?? rule.citation;
}

const latest = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.max(one, other);
const earliest = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other);

/**
 * The date ranges within `effective` in which a rule's parameters have constant values, in order, with the values
 * checked and defaults filled in. On a day in none of them the rule is not applicable: it lies outside `effective` or
 * before the first value of a dated parameter. Throws ValiError for a rule that did not come from a checked rulebook.
 */
export function segmentsOf<P = unknown>(rule: Rule, kind: { params: KindSchema['params'] }): Segment<P>[] {
  const segments: Segment<P>[] = [];
  for (const raw of rawSegments(rule.params)) {
    const from = latest(raw.from, rule.effective.from);
    const to = earliest(raw.to, rule.effective.to);
    if (from !== null && to !== null && from >= to) continue;
    const params = v.parse(kind.params, raw.values) as P;
    const last = segments.at(-1);
    if (last !== undefined && last.to === from && JSON.stringify(last.params) === JSON.stringify(params)) {
      last.to = to;
      continue;
    }
    const since = Object.entries(raw.items).map(([key, item]) => [
      key,
      latest(item.from, rule.effective.from)!
    ]);
    const citation = newestCitation(rule, Object.values(raw.items));
    segments.push({ from, to, params, since: from, sinceByParameter: Object.fromEntries(since), citation });
  }
  return segments;
}
