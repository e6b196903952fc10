/** How many rows are asked for at a time. */
export const PAGE_ROWS = 100;
const KEPT_PAGES = 40;

/**
 * Rows of a long list by page. It says which pages a window needs, keeps what arrived and forgets the pages farthest from the window.
 * An answer that belongs to an earlier list (before `clear`) is ignored.
 */
export class RowPages<Row> {
  private pages = new Map<number, Row[]>();
  private asked = new Set<number>();
  private list = 0;

  constructor(
    readonly pageRows = PAGE_ROWS,
    private readonly keptPages = KEPT_PAGES
  ) {}

  row(index: number): Row | undefined {
    return this.pages.get(Math.floor(index / this.pageRows))?.[index % this.pageRows];
  }

  /** Offsets and limits still to be fetched for rows `first`–`last` of a list of `count`; they count as asked for. */
  claim(first: number, last: number, count: number): { offset: number; limit: number; list: number }[] {
    const wanted: { offset: number; limit: number; list: number }[] = [];
    if (count === 0) return wanted;
    const end = Math.min(last, count - 1);
    for (let page = Math.floor(Math.max(0, first) / this.pageRows); page * this.pageRows <= end; page += 1) {
      if (this.pages.has(page) || this.asked.has(page)) continue;
      this.asked.add(page);
      const offset = page * this.pageRows;
      wanted.push({ offset, limit: Math.min(this.pageRows, count - offset), list: this.list });
    }
    return wanted;
  }

  /** Keeps an answer; false when it came too late to matter. */
  keep(request: { offset: number; list: number }, rows: Row[]): boolean {
    if (request.list !== this.list) return false;
    const page = request.offset / this.pageRows;
    this.asked.delete(page);
    this.pages.set(page, rows);
    while (this.pages.size > this.keptPages) {
      const farthest = [...this.pages.keys()].reduce((a, b) =>
        Math.abs(b - page) > Math.abs(a - page) ? b : a
      );
      this.pages.delete(farthest);
    }
    return true;
  }

  /** A request that failed may be asked again. */
  release(request: { offset: number; list: number }): void {
    if (request.list === this.list) this.asked.delete(request.offset / this.pageRows);
  }

  /** The list changed: every row is fetched anew. */
  clear(): void {
    this.list += 1;
    this.pages.clear();
    this.asked.clear();
  }
}
