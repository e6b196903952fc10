import { faultsOf, type Fault } from './check';
import { isDated } from './dated-values';
import { dayOf } from './day';
import { rawSegments } from './segments';
import { citation, date } from './structure';
import { suggestionFor } from './suggestion';
import type { KindSchema, Plain } from './types';

/** What exists outside the text. */
export interface Surroundings {
  zoneExists(zone: string): boolean;
  zones(): readonly string[];
  /** Calendars of the rulebook. */
  calendars: readonly string[];
}

type Map = { [key: string]: Plain };

function datedFaults(key: string, items: Map[]): Fault[] {
  const faults: Fault[] = [];
  const seen = new Set<Plain>();
  items.forEach((item, index) => {
    const path = ['params', key, index];
    for (const own of Object.keys(item)) {
      if (['from', 'value', 'citation'].includes(own)) continue;
      const known = ['from', 'value', 'citation'];
      const params = { expected: known.join(', '), got: own, suggestion: suggestionFor(own, known) };
      faults.push({ code: 'unknown_key', path: [...path, own], key: true, params });
    }
    for (const fault of faultsOf(date, item.from!)) faults.push({ ...fault, path: [...path, 'from'] });
    if (seen.has(item.from!))
      faults.push({ code: 'same_date', path: [...path, 'from'], params: { got: String(item.from) } });
    seen.add(item.from!);
    if (item.citation !== undefined) {
      for (const fault of faultsOf(citation, item.citation)) {
        faults.push({ ...fault, path: [...path, 'citation', ...fault.path] });
      }
    }
  });
  return faults;
}

/** Parameter names mean the same in every kind: `calendar` names one of the rulebook's, `basis` may name a zone. */
function referenceFaults(value: Plain, path: Fault['path'], around: Surroundings): Fault[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, part]): Fault[] => {
    const key = Array.isArray(value) ? Number(name) : name;
    const here = [...path, key];
    if (typeof part !== 'string') return referenceFaults(part, here, around);
    if (name === 'calendar' && path.at(-1) !== 'window' && !around.calendars.includes(part)) {
      const params = {
        got: part,
        expected: around.calendars.join(', '),
        suggestion: suggestionFor(part, around.calendars)
      };
      return [{ code: 'unknown_calendar', path: here, params }];
    }
    const isZone = name === 'basis' && !['consumer', 'all_candidates'].includes(part);
    return isZone && !around.zoneExists(part)
      ? [
          {
            code: 'unknown_zone',
            path: here,
            params: {
              got: part,
              suggestion: suggestionFor(part, ['consumer', 'all_candidates', ...around.zones()])
            }
          }
        ]
      : [];
  });
}

/** Mistakes in the parameters of a rule, each set of values that is ever in force checked by its kind. */
export function paramFaults(params: Map, kind: KindSchema, around: Surroundings): Fault[] {
  const dated = Object.entries(params).filter(([, value]) => isDated(value)) as [string, Map[]][];
  const faults = dated.flatMap(([key, items]) => datedFaults(key, items));
  const seen = new Set<string>();
  const segments = rawSegments(params);
  for (const { values, items } of segments) {
    const found = [...faultsOf(kind.params, values), ...referenceFaults(values, [], around)];
    for (const fault of found) {
      const [key, ...rest] = fault.path;
      const item = key === undefined ? undefined : items[key];
      const path = ['params', ...(item ? [key!, item.index, 'value', ...rest] : fault.path)];
      const name = JSON.stringify([fault.code, path]);
      if (!seen.has(name)) faults.push({ ...fault, path });
      seen.add(name);
    }
  }
  return faults;
}

/** `to` may not lie below `from`; those that are not numbers have their own mistakes. */
function rangeFaults(from: Plain | undefined, to: Plain | undefined, path: Fault['path']): Fault[] {
  if (typeof from !== 'number' || typeof to !== 'number' || from <= to) return [];
  return [{ code: 'range_reversed', path, params: { expected: String(from), got: String(to) } }];
}

const mapOf = (value: Plain | undefined): Map =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};

/** Mistakes between the fields of a rule that its structure cannot say. */
export function ruleFaults(rule: Map): Fault[] {
  const { min, max } = mapOf(mapOf(rule.applies_to).days_past_due);
  const faults = rangeFaults(min, max, ['applies_to', 'days_past_due', 'max']);
  const effective = mapOf(rule.effective);
  const day = (value: Plain | undefined): number | null => (typeof value === 'string' ? dayOf(value) : null);
  const [from, to] = [day(effective.from), day(effective.to)];
  if (from === null || to === null || from < to) return faults;
  const params = { got: String(effective.to) };
  return [...faults, { code: 'ends_before_start', path: ['effective', 'to'], params }];
}

/** What a kind asks of fields that all rules have. */
export function kindFaults({ strength }: Map, kind: KindSchema): Fault[] {
  if (kind.strength === undefined || strength === undefined || strength === kind.strength) return [];
  if (typeof strength !== 'string') return [];
  const params = { got: strength, expected: kind.strength, suggestion: kind.strength };
  return [{ code: 'fixed_strength', path: ['strength'], params }];
}

/** A date that a calendar lists both as a day off and as a make-up working day. */
export function calendarFaults(id: string, { off, work }: Map): Fault[] {
  if (!Array.isArray(off) || !Array.isArray(work)) return [];
  return work.flatMap((date, index) =>
    off.includes(date)
      ? [{ code: 'off_and_work', path: ['calendars', id, 'work', index], params: { got: String(date) } }]
      : []
  );
}
