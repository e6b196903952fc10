import { tick, untrack } from 'svelte';
import { mark, type App, type FindingRow, type FindingSort } from '#lib/app/state';
import type { FindingList } from './columns';

const FIRST = 100;

/** The rows of the findings table in step with filter, search and sort; the earlier ones stay until the new ones are there. */
export class FindingsList {
  search = $state('');
  sort = $state.raw<{ key: FindingSort; isDescending: boolean }>({ key: 'when', isDescending: true });
  total = $state(0);
  version = $state(0);
  isStale = $state(false);
  hasAnswer = $state(false);
  error = $state.raw<unknown>(null);
  readonly query: FindingList;
  private shown: FindingList | null = null;
  private first: FindingRow[] = [];

  constructor(private readonly app: App) {
    this.query = $derived({
      filter: app.filter.current,
      search: this.search.trim(),
      sort: this.sort.key,
      descending: this.sort.isDescending
    });
    $effect(() => {
      const { query } = this;
      if (app.judgement.version === 0) return;
      untrack(() => void this.ask(query));
    });
  }

  /** Rows of the list as it is shown. */
  rows = async (offset: number, limit: number): Promise<FindingRow[]> => {
    if (offset + limit <= this.first.length || (offset === 0 && this.first.length === this.total))
      return this.first.slice(offset, offset + limit);
    if (!this.shown) return [];
    return (await this.app.backend.findings({ ...this.shown, offset, limit })).rows;
  };

  private async ask(query: FindingList): Promise<void> {
    mark('charts:start');
    this.isStale = this.hasAnswer;
    try {
      const answer = await this.app.backend.findings({ ...query, offset: 0, limit: FIRST });
      if (query !== this.query) return;
      this.shown = query;
      this.first = answer.rows;
      this.total = answer.total;
      this.error = null;
      this.version += 1;
      this.hasAnswer = true;
    } catch (error) {
      if (query !== this.query) return;
      this.error = error;
    }
    this.isStale = false;
    await tick();
    mark('charts:end');
  }
}
