import { NO_FILTER, type Filter } from '#lib/core/domain';
import { filterOf, hashOf } from './filter-hash';

/** The one filter that drives charts, tables and exports. `hash` is what the address shows. */
export class FilterState {
  current = $state.raw<Filter>(NO_FILTER);
  readonly hash = $derived(hashOf(this.current));
  readonly isSet = $derived(this.hash !== '');

  /** Takes the filter from an address. */
  read(hash: string): void {
    const next = filterOf(hash);
    if (hashOf(next) !== this.hash) this.current = next;
  }

  set(part: Partial<Filter>): void {
    this.current = { ...this.current, ...part };
  }

  clear(): void {
    this.current = NO_FILTER;
  }

  /** The filter narrowed further, without becoming the page's. */
  with(part: Partial<Filter>): Filter {
    return { ...this.current, ...part };
  }
}
