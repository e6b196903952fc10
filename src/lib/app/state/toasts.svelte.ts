export interface Notice {
  key: string;
  text: string;
  tone?: 'plain' | 'alarm';
  action?: { label: string; run: () => void };
}

/** Short messages at the edge of the page; the newest three. */
export class Toasts {
  items = $state.raw<Notice[]>([]);
  private count = 0;

  say(notice: Omit<Notice, 'key'>): void {
    this.count += 1;
    this.items = [...this.items.slice(-2), { ...notice, key: String(this.count) }];
  }

  dismiss(key: string): void {
    this.items = this.items.filter((item) => item.key !== key);
  }
}
