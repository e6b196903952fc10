import type { Rule } from '#lib/core/rulebook';
import type { Overrides, ParamValue, RuleChange, RulebookInfo, ZoneChange } from './backend';

type Node = unknown;

/** A number of a rule's parameters and where it stands: `window.rolling_days`. */
export interface NumberParam {
  path: string;
  value: number;
}

const childrenOf = (node: Node): [string, Node][] =>
  typeof node === 'object' && node !== null ? Object.entries(node as Record<string, Node>) : [];

/** Every number of the parameters in the order written, dated values included. */
export function numbersOf(params: Rule['params'], at = ''): NumberParam[] {
  return childrenOf(params).flatMap(([key, node]) => {
    const path = at === '' ? key : `${at}.${key}`;
    return typeof node === 'number' ? [{ path, value: node }] : numbersOf(node as Rule['params'], path);
  });
}

/** The value at a path of the parameters as shipped. */
export function valueAt(params: Rule['params'], path: string): Node {
  return path
    .split('.')
    .reduce<Node>((node, key) => childrenOf(node).find(([name]) => name === key)?.[1], params);
}

const isEmpty = ({ enabled, values }: RuleChange) =>
  enabled === undefined && Object.keys(values ?? {}).length === 0;

function replaced(overrides: Overrides, ruleId: string, change: RuleChange): Overrides {
  const { [ruleId]: _, ...others } = overrides;
  return isEmpty(change) ? others : { ...others, [ruleId]: change };
}

/** The overrides with a rule switched; what equals the shipped rule is no change and is left out. */
export function withSwitch(
  overrides: Overrides,
  rule: Pick<Rule, 'id' | 'enabled'>,
  enabled: boolean
): Overrides {
  const { enabled: _, ...rest } = overrides[rule.id] ?? {};
  return replaced(overrides, rule.id, enabled === rule.enabled ? rest : { ...rest, enabled });
}

/** The overrides with values set; those that equal the shipped ones are left out. */
export function withValues(
  overrides: Overrides,
  rule: Pick<Rule, 'id' | 'params'>,
  values: Record<string, ParamValue>
): Overrides {
  const change = overrides[rule.id] ?? {};
  const all = { ...change.values, ...values };
  const kept = Object.fromEntries(
    Object.entries(all).filter(([path, value]) => valueAt(rule.params, path) !== value)
  );
  const { values: _, ...rest } = change;
  return replaced(overrides, rule.id, Object.keys(kept).length === 0 ? rest : { ...rest, values: kept });
}

/** The overrides without those of one rule. */
export const withoutRule = (overrides: Overrides, ruleId: string): Overrides =>
  replaced(overrides, ruleId, {});

/** The value in use: the changed one, else the shipped one. */
export const inUse = (overrides: Overrides, rule: Pick<Rule, 'id' | 'params'>, path: string): Node =>
  overrides[rule.id]?.values?.[path] ?? valueAt(rule.params, path);

/** The zones with one set; one that equals the shipped one is left out. */
export function withZone(
  book: Pick<RulebookInfo, 'zones' | 'timeZone' | 'consumerTimeZone'>,
  key: keyof ZoneChange,
  zone: string | null
): ZoneChange {
  const { [key]: _, ...rest } = book.zones;
  return zone === book[key] ? rest : { ...rest, [key]: zone };
}
