/**
 * Runs a task for the newest wish only: while one is under way later wishes wait, of those all but the last are dropped,
 * and the answer to an overtaken wish is thrown away.
 */
export class Latest<Wish> {
  private isRunning = false;
  private next: { wish: Wish } | null = null;

  constructor(private readonly task: (wish: Wish, isCurrent: () => boolean) => Promise<void>) {}

  ask(wish: Wish): void {
    this.next = { wish };
    if (!this.isRunning) void this.run();
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    while (this.next) {
      const { wish } = this.next;
      this.next = null;
      await this.task(wish, () => this.next === null);
    }
    this.isRunning = false;
  }
}
