import { faultsOf, type Fault } from './check';
import { textOf } from './utf8-text';
import { calendarFaults, kindFaults, paramFaults, ruleFaults } from './check-rule';
import { extended } from './extend';
import { issueAt, readYaml, type Path, type YamlText } from './read-yaml';
import { structure, type RulebookText } from './structure';
import { suggestionFor } from './suggestion';
import type { KindSchema, Plain, Rulebook, RulebookIssue } from './types';
import { rulebookOf, writtenForm } from './written-form';

export interface ParseOptions {
  kinds: Iterable<KindSchema>;
  zoneExists(zone: string): boolean;
  /** Calendars that come with the program. */
  calendarExists(id: string): boolean;
  /** Names of all zones and of those calendars, for suggestions. */
  zones?(): readonly string[];
  calendars?(): readonly string[];
  /** The rulebook that `extends` names, itself complete. */
  lookup?(id: string): Rulebook | null;
}

type Map = { [key: string]: Plain };

const isMap = (value: Plain | undefined): value is Map =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Numbers where text is meant (`version: 2026.10`) are taken as written. */
function versionAsText(value: Map, yaml: YamlText): Map {
  return typeof value.version === 'number' ? { ...value, version: yaml.source(['version']) } : value;
}

function rulebookFaults(value: Map, options: ParseOptions): Fault[] {
  const faults: Fault[] = [];
  for (const key of ['time_zone', 'consumer_time_zone']) {
    const zone = value[key];
    if (typeof zone === 'string' && !options.zoneExists(zone)) {
      const suggestion = suggestionFor(zone, options.zones?.() ?? []);
      faults.push({ code: 'unknown_zone', path: [key], params: { got: zone, suggestion } });
    }
  }
  const calendars = isMap(value.calendars) ? value.calendars : {};
  for (const [id, calendar] of Object.entries(calendars)) {
    const base = isMap(calendar) ? calendar.base : null;
    if (typeof base === 'string' && base !== 'none' && !options.calendarExists(base)) {
      const expected = options.calendars?.() ?? [];
      faults.push({
        code: 'unknown_calendar',
        path: ['calendars', id, 'base'],
        params: { got: base, suggestion: suggestionFor(base, expected) }
      });
    }
    if (isMap(calendar)) faults.push(...calendarFaults(id, calendar));
  }
  return faults;
}

const ADVISED = ['title', 'citation', 'strength', 'severity'];

function faultsOfRules(value: Map, options: ParseOptions): { faults: Fault[]; advice: Fault[] } {
  const faults: Fault[] = [];
  const advice: Fault[] = [];
  const kinds = new Map([...options.kinds].map((kind) => [kind.kind, kind]));
  const around = {
    zoneExists: options.zoneExists,
    zones: options.zones ?? (() => []),
    calendars: isMap(value.calendars) ? Object.keys(value.calendars) : []
  };
  const seen = new Set<Plain>();
  (Array.isArray(value.rules) ? value.rules : []).forEach((rule, index) => {
    if (!isMap(rule)) return;
    const inside = (fault: Fault): Fault => ({ ...fault, path: ['rules', index, ...fault.path] });
    const { id, kind: name } = rule;
    if (seen.has(id!)) faults.push(inside({ code: 'same_id', path: ['id'], params: { got: String(id) } }));
    seen.add(id!);
    faults.push(...ruleFaults(rule).map(inside));
    for (const key of ADVISED)
      if (rule[key] === undefined) advice.push(inside({ code: 'missing_advised', path: [key] }));
    if (typeof name !== 'string') return;
    const kind = kinds.get(name);
    if (kind) faults.push(...kindFaults(rule, kind).map(inside));
    if (kind && isMap(rule.params)) faults.push(...paramFaults(rule.params, kind, around).map(inside));
    if (kind) return;
    const known = [...kinds.keys()];
    const params = { got: name, expected: known.join(', '), suggestion: suggestionFor(name, known) };
    faults.push(inside({ code: 'unknown_kind', path: ['kind'], params }));
  });
  return { faults, advice };
}

function advised(value: Map): Fault[] {
  const keys = ['title', 'jurisdiction', 'version'].filter((key) => value[key] === undefined);
  return keys.map((key) => ({ code: 'missing_advised', path: [key] }));
}

/**
 * Reads a rulebook (YAML 1.2 as text or UTF-8, at most a million characters; semantics §4). `rulebook` is null when there is any error; warnings name what was left
 * out and got the least that can be claimed. Issues are in the order of the text.
 */
export function parseRulebook(
  source: string | Uint8Array,
  options: ParseOptions
): { rulebook: Rulebook | null; issues: RulebookIssue[] } {
  const { text, fault } = typeof source === 'string' ? { text: source, fault: null } : textOf(source);
  if (fault !== null) return { rulebook: null, issues: [issueAt('not_utf8', fault, [], { got: fault.got })] };
  const { yaml, issues } = readYaml(text);
  if (yaml === null) return { rulebook: null, issues };
  let value = isMap(yaml.value) ? versionAsText(yaml.value, yaml) : yaml.value;
  let toSource = (path: Path): Path => path;
  if (isMap(value) && typeof value.extends === 'string') {
    const base = value.extends === value.id ? null : (options.lookup?.(value.extends) ?? null);
    if (base === null) {
      const params = { got: value.extends };
      return {
        rulebook: null,
        issues: [issueAt('unknown_base', yaml.place(['extends']), ['extends'], params)]
      };
    }
    const merged = extended(writtenForm(base), value);
    value = merged.value;
    toSource = ([head, index, ...rest]) => {
      if (head !== 'rules' || typeof index !== 'number')
        return index === undefined ? [head!] : [head!, index, ...rest];
      const source = merged.ruleSource[index] ?? null;
      return source === null ? ['extends'] : ['rules', source, ...rest];
    };
  }
  const placed = (severity: RulebookIssue['severity']) => (fault: Fault) =>
    issueAt(
      fault.code,
      yaml.place(toSource(fault.path), fault.key && 'key'),
      fault.path,
      fault.params,
      severity
    );
  const found = faultsOf(structure, value);
  const deeper = isMap(value) ? faultsOfRules(value, options) : { faults: [], advice: [] };
  const more = isMap(value) ? [...rulebookFaults(value, options), ...deeper.faults] : [];
  const errors = [...found, ...more].map(placed('error'));
  const warnings = [...(isMap(value) ? advised(value) : []), ...deeper.advice].map(placed('warning'));
  const inOrder = [...errors, ...warnings].sort(
    (one, other) => one.line - other.line || one.column - other.column
  );
  return {
    rulebook: errors.length > 0 ? null : rulebookOf(value as unknown as RulebookText),
    issues: inOrder
  };
}
