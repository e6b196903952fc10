import { maskId } from './mask';

/** Whether ids of people and accounts are written out. Not kept: every visit starts masked. */
export class Ids {
  isShown = $state(false);

  toggle(): void {
    this.isShown = !this.isShown;
  }

  /** The id as the page may show it. */
  text(id: string | null): string {
    if (id === null) return '–';
    return this.isShown ? id : maskId(id);
  }
}
