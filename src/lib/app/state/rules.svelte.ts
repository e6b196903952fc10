import type { Backend, Overrides, ParamValue, RulebookInfo, SampleName, ZoneChange } from './backend';
import { keep, readKept, type KeptRules } from './keep';
import { inUse, withoutRule, withSwitch, withValues, withZone } from './overrides';

const OF_SAMPLE: Record<SampleName, string[]> = {
  cn: ['cn-gbt-45251', 'house-policy'],
  us: ['us-reg-f', 'house-policy']
};
type Rule = RulebookInfo['rules'][number];

/** How many rules and zones of a rulebook differ from what was shipped. */
export const changesOf = ({ changes, zones }: RulebookInfo): number =>
  Object.keys(changes).length + Object.keys(zones).length;

/** Which rulebooks are in use and how their rules were changed. Changes act at once and can be taken back. */
export class Rules {
  books = $state.raw<RulebookInfo[]>([]);
  readonly active = $derived(this.books.filter((book) => book.active));
  readonly changeCount = $derived(this.books.reduce((sum, book) => sum + changesOf(book), 0));
  private past = $state.raw<KeptRules[]>([]);
  readonly canUndo = $derived(this.past.length > 0);
  private hasChosen = false;

  constructor(
    private readonly backend: Backend,
    private readonly onchange: () => Promise<void>
  ) {}

  /** Takes up what was kept; without a choice of rulebooks, those of the sample. */
  async start(sample: SampleName): Promise<void> {
    const kept = await readKept();
    this.hasChosen = kept.active !== null;
    const known = (await this.backend.rulebooks()).map(({ id }) => id);
    for (const id of known) await this.backend.override(id, kept.changes[id] ?? {}, kept.zones[id] ?? {});
    await this.backend.setActive((kept.active ?? OF_SAMPLE[sample]).filter((id) => known.includes(id)));
    this.books = await this.backend.rulebooks();
  }

  /** The rulebooks of a sample, unless somebody has chosen. */
  async suit(sample: SampleName): Promise<void> {
    if (this.hasChosen) return;
    await this.backend.setActive(OF_SAMPLE[sample]);
    this.books = await this.backend.rulebooks();
  }

  rule(bookId: string, ruleId: string): Rule | undefined {
    return this.books.find(({ id }) => id === bookId)?.rules.find(({ id }) => id === ruleId);
  }

  isOn(book: RulebookInfo, rule: Rule): boolean {
    return book.changes[rule.id]?.enabled ?? rule.enabled;
  }

  valueOf(book: RulebookInfo, rule: Rule, path: string): unknown {
    return inUse(book.changes, rule, path);
  }

  setActive(id: string, isActive: boolean): Promise<void> {
    const ids = this.books.filter((book) => (book.id === id ? isActive : book.active)).map((book) => book.id);
    this.hasChosen = true;
    return this.apply({ ...this.now(), active: ids });
  }

  setOn(book: RulebookInfo, rule: Rule, isOn: boolean): Promise<void> {
    return this.change(book.id, withSwitch(book.changes, rule, isOn));
  }

  setValues(book: RulebookInfo, rule: Rule, values: Record<string, ParamValue>): Promise<void> {
    return this.change(book.id, withValues(book.changes, rule, values));
  }

  /** The zone in use: the one set, else the rulebook's own. */
  zoneOf(book: RulebookInfo, key: keyof ZoneChange): string | null {
    const set = book.zones[key];
    return set === undefined ? book[key] : set;
  }

  setZone(book: RulebookInfo, key: keyof ZoneChange, zone: string | null): Promise<void> {
    return this.change(book.id, book.changes, withZone(book, key, zone));
  }

  /** Back to what was shipped: one rule, or the whole rulebook with its zones. */
  reset(book: RulebookInfo, rule?: Rule): Promise<void> {
    return rule ? this.change(book.id, withoutRule(book.changes, rule.id)) : this.change(book.id, {}, {});
  }

  async undo(): Promise<void> {
    const last = this.past.at(-1);
    if (!last) return;
    this.past = this.past.slice(0, -1);
    await this.send(last);
  }

  private change(bookId: string, changes: Overrides, zones?: ZoneChange): Promise<void> {
    const now = this.now();
    return this.apply({
      ...now,
      changes: { ...now.changes, [bookId]: changes },
      zones: zones ? { ...now.zones, [bookId]: zones } : now.zones
    });
  }

  private now(): KeptRules {
    return {
      active: this.active.map(({ id }) => id),
      changes: Object.fromEntries(this.books.map(({ id, changes }) => [id, changes])),
      zones: Object.fromEntries(this.books.map(({ id, zones }) => [id, zones]))
    };
  }

  private async apply(next: KeptRules): Promise<void> {
    this.past = [...this.past, this.now()];
    await this.send(next);
  }

  private async send(next: KeptRules): Promise<void> {
    this.books = this.books.map((book) => ({
      ...book,
      active: next.active?.includes(book.id) ?? book.active,
      changes: next.changes[book.id] ?? {},
      zones: next.zones[book.id] ?? {}
    }));
    await keep({ ...next, active: this.hasChosen ? next.active : null });
    for (const { id, changes, zones } of this.books) await this.backend.override(id, changes, zones);
    await this.backend.setActive(this.active.map(({ id }) => id));
    await this.onchange();
  }
}
