import { untrack } from 'svelte';
import { Latest, type App, type AskLine } from '#lib/app/state';
import type { Locale } from '#lib/core/i18n';

/** Any agency; '' stands for rows that name none. */
export const ANY = '*';

/** What the agencies are asked for, and which agency is looked at. */
export class Asks {
  lines = $state.raw<AskLine[] | null>(null);
  chosen = $state(ANY);
  error = $state.raw<unknown>(null);
  readonly agencies = $derived(
    (this.lines ?? []).map(({ agency }) => agency).filter((agency, i, all) => all.indexOf(agency) === i)
  );
  /** The agency chosen as long as something is asked of it. */
  readonly agency = $derived(
    this.chosen !== ANY && this.agencies.includes(this.chosen || null) ? this.chosen || null : undefined
  );
  readonly shown = $derived(
    (this.lines ?? []).filter(({ agency }) => this.agency === undefined || agency === this.agency)
  );
  private readonly latest: Latest<Locale>;

  constructor(private readonly app: App) {
    this.latest = new Latest(async (locale, isCurrent) => {
      try {
        const lines = await app.backend.asks(locale);
        if (!isCurrent()) return;
        this.lines = lines;
        this.error = null;
      } catch (error) {
        if (isCurrent()) this.error = error;
      }
    });
  }

  /** Keeps the lines in step with what was judged and the language while the component that calls it is shown. */
  follow(): void {
    $effect(() => {
      const { version } = this.app.judgement;
      const locale = this.app.locale.current;
      if (version > 0) untrack(() => this.latest.ask(locale));
    });
  }
}
