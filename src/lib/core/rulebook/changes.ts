import { stringify } from 'yaml';
import type { Plain, Rule, Rulebook } from './types';
import { writtenForm } from './written-form';

type Map = { [key: string]: Plain };

/** One difference. `path` is in the words of the text (`params.max`); null stands for absent. */
export interface Change {
  ruleId: string;
  path: string;
  from: Plain;
  to: Plain;
}

/** What somebody changed on top of a rulebook, by rule id. A parameter set to null is taken out. */
export type Overrides = Record<string, { enabled?: boolean; params?: Record<string, Plain> }>;

const same = (one: Plain, other: Plain): boolean => stable(one) === stable(other);

/** JSON with keys in order, so that the order of writing makes no difference. */
function stable(value: Plain): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(stable).join()}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${stable(value[key]!)}`).join()}}`;
}

/** A rulebook with changed numbers and switches, and what that changed. Rules that are not there are passed over. */
export function withOverrides(
  rulebook: Rulebook,
  overrides: Overrides
): { rulebook: Rulebook; changes: Change[] } {
  const changes: Change[] = [];
  const note = (ruleId: string, path: string, from: Plain, to: Plain): void => {
    if (!same(from, to)) changes.push({ ruleId, path, from, to });
  };
  const rules = rulebook.rules.map((rule): Rule => {
    if (!Object.hasOwn(overrides, rule.id)) return rule;
    const { enabled = rule.enabled, params = {} } = overrides[rule.id]!;
    note(rule.id, 'enabled', rule.enabled, enabled);
    const changed = { ...rule.params };
    for (const [key, value] of Object.entries(params)) {
      note(rule.id, `params.${key}`, changed[key] ?? null, value);
      if (value === null) delete changed[key];
      else changed[key] = value;
    }
    return { ...rule, enabled, params: changed };
  });
  return { rulebook: { ...rulebook, rules }, changes };
}

function compare(ruleId: string, path: string, from: Plain, to: Plain, changes: Change[]): void {
  if (same(from, to)) return;
  const both = [from, to].every(
    (value) => value !== null && typeof value === 'object' && !Array.isArray(value)
  );
  if (!both) {
    changes.push({ ruleId, path, from, to });
    return;
  }
  const [one, other] = [from as Map, to as Map];
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    compare(ruleId, path === '' ? key : `${path}.${key}`, one[key] ?? null, other[key] ?? null, changes);
  }
}

/** Every difference from one rulebook to another, in the words of the text; `ruleId` is empty outside rules. */
export function diffRulebooks(from: Rulebook, to: Rulebook): Change[] {
  const changes: Change[] = [];
  const { rules: before, ...oldHead } = writtenForm(from);
  const { rules: after, ...newHead } = writtenForm(to);
  compare('', '', oldHead, newHead, changes);
  const byId = (rules: Plain | undefined): globalThis.Map<string, Map> =>
    new globalThis.Map((rules as Map[]).map((rule) => [rule.id as string, { enabled: true, ...rule }]));
  const [old, now] = [byId(before), byId(after)];
  for (const id of new Set([...old.keys(), ...now.keys()])) {
    compare(id, '', old.get(id) ?? null, now.get(id) ?? null, changes);
  }
  return changes;
}

/** The rulebook as YAML that `parseRulebook` reads back; stands alone even if it extended another. */
export const toYaml = (rulebook: Rulebook): string =>
  stringify(writtenForm(rulebook), { lineWidth: 0, aliasDuplicateObjects: false, version: '1.2' });
