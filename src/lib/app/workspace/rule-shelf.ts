import { parseRulebook, toYaml, type Rule, type Rulebook } from '#lib/core/rulebook';
import { RULE_KINDS } from '#lib/core/rules';

/** A change to one rule: `values` by path into its parameters, joined by dots. */
export interface RuleChange {
  enabled?: boolean;
  values?: Record<string, number | string>;
}
export type Changes = Record<string, RuleChange>;
/** Zones in place of the rulebook's own; null takes one away. */
export type Zones = Partial<Pick<Rulebook, 'timeZone' | 'consumerTimeZone'>>;

export interface Shelved {
  rulebook: Rulebook;
  isActive: boolean;
  changes: Changes;
  zones: Zones;
}

/** Sets a value deep inside plain data. A path that does not exist there is left alone: it is from another version. */
function setAt(target: unknown, path: string[], value: number | string): void {
  const [key, ...rest] = path;
  if (key === undefined || typeof target !== 'object' || target === null || !Object.hasOwn(target, key))
    return;
  const node = target as Record<string, unknown>;
  if (rest.length === 0) node[key] = value;
  else setAt(node[key], rest, value);
}

function changed({ rulebook, changes, zones }: Shelved): Rulebook {
  const copy = { ...structuredClone(rulebook), ...zones };
  for (const rule of copy.rules) {
    const change = Object.hasOwn(changes, rule.id) ? changes[rule.id] : undefined;
    if (!change) continue;
    if (change.enabled !== undefined) rule.enabled = change.enabled;
    for (const [path, value] of Object.entries(change.values ?? {}))
      setAt(rule.params, path.split('.'), value);
  }
  return copy;
}

/** The rulebooks there are, which of them are active, and what the user changed in them. */
export class RuleShelf {
  private readonly shelved = new Map<string, Shelved>();
  private zoneExists: (zone: string) => boolean = () => false;

  /** Puts a shipped rulebook on the shelf. Throws Error when its text has a mistake. */
  add(text: string, zoneExists: (zone: string) => boolean, calendarExists: (id: string) => boolean): void {
    this.zoneExists = zoneExists;
    const lookup = (id: string): Rulebook | null => this.shelved.get(id)?.rulebook ?? null;
    const { rulebook, issues } = parseRulebook(text, {
      kinds: RULE_KINDS.values(),
      zoneExists,
      calendarExists,
      lookup
    });
    if (!rulebook)
      throw new Error(`a rulebook that comes with the program is broken: ${JSON.stringify(issues[0])}`);
    this.shelved.set(rulebook.id, { rulebook, isActive: false, changes: {}, zones: {} });
  }

  all(): Shelved[] {
    return [...this.shelved.values()];
  }

  activate(ids: readonly string[]): void {
    for (const [id, entry] of this.shelved) entry.isActive = ids.includes(id);
  }

  /** Replaces all changes of a rulebook. A zone that does not exist is left out: it is from another version. */
  change(id: string, changes: Changes, zones: Zones = {}): void {
    const entry = this.shelved.get(id);
    if (!entry) return;
    entry.changes = changes;
    entry.zones = Object.fromEntries(
      Object.entries(zones).filter(([, zone]) => zone === null || this.zoneExists(zone))
    );
  }

  /** A rulebook as YAML with the user's changes in it, which reads back as the same; null where there is none. */
  textOf(id: string): string | null {
    const entry = this.shelved.get(id);
    return entry ? toYaml(changed(entry)) : null;
  }

  /** A rule with the user's changes and these values on top, as it would be saved; null where there is none. */
  tried(id: string, ruleId: string, values: Record<string, number | string>): Rule | null {
    const entry = this.shelved.get(id);
    if (!entry) return null;
    const own = Object.hasOwn(entry.changes, ruleId) ? entry.changes[ruleId] : undefined;
    const change = { ...own, values: { ...own?.values, ...values } };
    const book = changed({ ...entry, changes: { ...entry.changes, [ruleId]: change } });
    return book.rules.find((rule) => rule.id === ruleId) ?? null;
  }

  /** Active rulebooks with the user's changes in them. */
  active(): Rulebook[] {
    return this.all()
      .filter(({ isActive }) => isActive)
      .map(changed);
  }
}
