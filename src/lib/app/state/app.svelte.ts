import { getContext, setContext } from 'svelte';
import type { Page } from '#lib/core/audit';
import type { Filter } from '#lib/core/domain';
import type { Backend, SampleName } from './backend';
import { Drawer } from './drawer.svelte';
import { Figures } from './figures.svelte';
import { hashOf } from './filter-hash';
import { Files } from './files.svelte';
import { FilterState } from './filter.svelte';
import { Ids } from './ids.svelte';
import { Judgement } from './judgement.svelte';
import { LocaleState } from './locale.svelte';
import { mark } from './marks';
import { Mappings } from './mappings.svelte';
import { Rules } from './rules.svelte';
import { ThemeState } from './theme.svelte';
import { Toasts } from './toasts.svelte';
import { Views, type View } from './views.svelte';

/** Everything the pages share. */
export class App {
  readonly locale = new LocaleState();
  readonly theme = new ThemeState();
  readonly filter = new FilterState();
  readonly ids = new Ids();
  readonly toasts = new Toasts();
  readonly files: Files;
  readonly mappings = new Mappings();
  readonly views = new Views();
  readonly rules: Rules;
  readonly judgement: Judgement;
  readonly drawer: Drawer;
  isReady = $state(false);
  error = $state.raw<unknown>(null);
  private readonly pages: { [P in Page]?: Figures<P> } = {};

  constructor(
    readonly backend: Backend,
    /** Goes to a page by its name; `hash` is the filter it opens with. */
    private readonly visit: (page: string, hash: string) => void
  ) {
    this.judgement = new Judgement(backend);
    this.rules = new Rules(backend, () => this.judgement.run());
    this.files = new Files(
      backend,
      () => this.filesChanged(),
      () => this.mappings.list
    );
    this.drawer = new Drawer(backend, (bookId, ruleId) => this.rules.rule(bookId, ruleId));
  }

  readonly sample = (): SampleName => (this.locale.current === 'zh' ? 'cn' : 'us');

  /** First visit: the sample of the reader's language, charted. */
  async start(): Promise<void> {
    try {
      await Promise.all([this.rules.start(this.sample()), this.mappings.start(), this.views.start()]);
      mark('ready');
      this.isReady = true;
      // Files given before the rules were there are kept, and judged by them now.
      if (this.files.isLoading || this.files.list.length > 0) await this.judgement.run();
      else await this.files.loadSample(this.sample());
    } catch (error) {
      this.error = error;
    }
  }

  /** Goes to a page with the filter narrowed further. */
  go(page: string, part: Partial<Filter> = {}): void {
    this.visit(page, hashOf(this.filter.with(part)));
  }

  /** Opens a view as it was kept. */
  show({ page, hash }: View): void {
    this.visit(page, hash);
  }

  async showSample(which: SampleName): Promise<void> {
    if (this.files.isLoading) return;
    await this.rules.suit(which);
    this.filter.clear();
    await this.files.loadSample(which);
  }

  figures<P extends Page>(page: P): Figures<P> {
    const pages: { [Q in P]?: Figures<P> } = this.pages as { [Q in P]?: Figures<P> };
    return (pages[page] ??= new Figures(page, this.backend, this.filter, this.judgement));
  }

  /** The rulebook and the title of the rule a judgement names by its index. */
  ruleAt(index: number) {
    const tally = this.judgement.outcome?.tallies[index];
    return tally && { tally, rule: this.rules.rule(tally.rulebookId, tally.ruleId) };
  }

  private async filesChanged(): Promise<void> {
    this.drawer.close();
    for (const page of Object.values(this.pages)) page.rule = null;
    await this.judgement.run();
  }
}

const KEY = Symbol('app');
export const provideApp = (app: App): App => setContext(KEY, app);
/** The app of the page a component stands in. */
export const useApp = (): App => getContext<App>(KEY);
