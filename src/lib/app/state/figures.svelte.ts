import { tick, untrack } from 'svelte';
import type { FigureRequest, Page, PageFigures } from '#lib/core/audit';
import type { Backend } from './backend';
import type { FilterState } from './filter.svelte';
import type { Judgement } from './judgement.svelte';
import { Latest } from './latest';
import { mark } from './marks';

/** The figures of one page. The earlier ones stay, marked stale, until the new ones are there. */
export class Figures<P extends Page> {
  current = $state.raw<PageFigures[P] | null>(null);
  isStale = $state(false);
  error = $state.raw<unknown>(null);
  /** The rule a page is about; null lets the page's figures choose. */
  rule = $state<number | null>(null);
  private shown = '';
  private readonly latest: Latest<{ request: FigureRequest; key: string }>;

  constructor(
    page: P,
    backend: Backend,
    private readonly filter: FilterState,
    private readonly judgement: Judgement
  ) {
    this.latest = new Latest(async ({ request, key }, isCurrent) => {
      try {
        const figures = await backend.figures(page, request);
        if (!isCurrent()) return;
        this.current = figures;
        this.error = null;
        this.shown = key;
      } catch (error) {
        if (!isCurrent()) return;
        this.error = error;
      }
      this.isStale = false;
      await tick();
      mark('charts:end');
    });
  }

  /** Keeps the figures in step with filter, rule and judgement while the page that calls it is shown. */
  follow(): void {
    $effect(() => {
      const request = { filter: this.filter.current, rule: this.rule };
      const { version } = this.judgement;
      if (version === 0) return;
      untrack(() => this.ask(request, version));
    });
  }

  /** Asks again after an error. */
  retry(): void {
    this.shown = '';
    this.ask({ filter: this.filter.current, rule: this.rule }, this.judgement.version);
  }

  private ask(request: FigureRequest, version: number): void {
    const key = JSON.stringify([request, version]);
    mark('charts:start');
    if (key === this.shown) {
      void tick().then(() => mark('charts:end'));
      return;
    }
    this.isStale = this.current !== null;
    this.latest.ask({ request, key });
  }
}
