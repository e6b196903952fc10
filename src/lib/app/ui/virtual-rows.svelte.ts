import { elementScroll, observeElementOffset, observeElementRect, Virtualizer, type VirtualItem } from '@tanstack/virtual-core';
import { untrack } from 'svelte';

interface Options {
  count: () => number;
  rowHeight: () => number;
}

/** The rows of a scrolling element that are in view: virtual-core behind runes. `attach` goes on the scrolling element. */
export class VirtualRows {
  items = $state.raw<VirtualItem[]>([]);
  totalSize = $state(0);
  private virtualizer: Virtualizer<HTMLElement, HTMLElement> | undefined;

  constructor(private readonly options: Options) {}

  attach = (element: HTMLElement) => {
    const virtualizer = untrack(() => new Virtualizer<HTMLElement, HTMLElement>(this.settings(element)));
    this.virtualizer = virtualizer;
    const unmount = virtualizer._didMount();
    $effect(() => {
      virtualizer.setOptions(this.settings(element));
      virtualizer.measure();
      untrack(() => this.read());
    });
    return () => {
      unmount();
      this.virtualizer = undefined;
    };
  };

  show(index: number): void {
    this.virtualizer?.scrollToIndex(index, { align: 'auto' });
  }

  toTop(): void {
    this.virtualizer?.scrollToOffset(0);
  }

  private settings(element: HTMLElement) {
    const height = this.options.rowHeight();
    return {
      count: this.options.count(),
      getScrollElement: () => element,
      estimateSize: () => height,
      overscan: 8,
      observeElementRect,
      observeElementOffset,
      scrollToFn: elementScroll,
      onChange: () => this.read()
    };
  }

  private read() {
    this.virtualizer?._willUpdate();
    this.items = this.virtualizer?.getVirtualItems() ?? [];
    this.totalSize = this.virtualizer?.getTotalSize() ?? 0;
  }
}
