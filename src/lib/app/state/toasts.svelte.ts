export interface Notice {
  key: string;
  text: string;
  tone?: 'plain' | 'alarm';
  action?: { label: string; run: () => void };
}

const SHOWN_MS = 10_000;

/** Short messages at the edge of the page: the newest three, each for ten seconds. */
export class Toasts {
  items = $state.raw<Notice[]>([]);
  private count = 0;

  say(notice: Omit<Notice, 'key'>): void {
    this.count += 1;
    const key = String(this.count);
    this.items = [...this.items.slice(-2), { ...notice, key }];
    setTimeout(() => this.dismiss(key), SHOWN_MS);
  }

  dismiss(key: string): void {
    this.items = this.items.filter((item) => item.key !== key);
  }
}
