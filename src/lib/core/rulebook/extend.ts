import type { Plain } from './types';

type Map = { [key: string]: Plain };

const isMap = (value: Plain | undefined): value is Map =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function extendedRule(base: Map, own: Map): Map {
  const params =
    isMap(base.params) && isMap(own.params) ? { ...base.params, ...own.params } : (own.params ?? base.params);
  return { ...base, ...own, ...(params === undefined ? {} : { params }) };
}

/** Rulebook text on top of another: rules meet by id, key by key and parameter by parameter; calendars by id; new rules follow. */
export function extended(base: Map, own: Map): { value: Map; ruleSource: (number | null)[] } {
  const ownRules = Array.isArray(own.rules) ? own.rules : [];
  const baseRules = base.rules as Map[];
  const ruleSource: (number | null)[] = [];
  const rules: Plain[] = [];
  for (const rule of baseRules) {
    const index = ownRules.findIndex((other) => isMap(other) && other.id === rule.id);
    rules.push(index < 0 ? rule : extendedRule(rule, ownRules[index] as Map));
    ruleSource.push(index < 0 ? null : index);
  }
  ownRules.forEach((rule, index) => {
    if (ruleSource.includes(index)) return;
    rules.push(rule);
    ruleSource.push(index);
  });
  const calendars = {
    ...(isMap(base.calendars) ? base.calendars : {}),
    ...(isMap(own.calendars) ? own.calendars : {})
  };
  return { value: { ...base, ...own, calendars, rules }, ruleSource };
}
