import {
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem
} from '@tanstack/virtual-core';
import { untrack } from 'svelte';
import { offsetToShow, scrollScale } from './scroll-scale';

interface Options {
  count: () => number;
  rowHeight: () => number;
  /** Height of the sticky head. */
  head: number;
}

/** The rows of a scrolling element that are in view: virtual-core behind runes. `attach` goes on the scrolling element. */
export class VirtualRows {
  items = $state.raw<VirtualItem[]>([]);
  /** Height of the element that holds the rows. */
  track = $state(0);
  /** To be added to each item's `start`. */
  shift = $state(0);
  private element: HTMLElement | undefined;
  private virtualizer: Virtualizer<HTMLElement, HTMLElement> | undefined;

  constructor(private readonly options: Options) {}

  attach = (element: HTMLElement) => {
    this.element = element;
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
    const { element } = this;
    if (!element) return;
    const { scale } = this.scaled(element);
    const target = offsetToShow(
      index,
      this.options.rowHeight(),
      element.scrollTop * scale,
      this.view(element)
    );
    if (target !== null) element.scrollTop = target / scale;
  }

  toTop(): void {
    if (this.element) this.element.scrollTop = 0;
  }

  private view = (element: HTMLElement) => Math.max(0, element.clientHeight - this.options.head);
  private scaled = (element: HTMLElement) =>
    scrollScale(this.options.count() * this.options.rowHeight(), this.view(element));

  private settings(element: HTMLElement) {
    const height = this.options.rowHeight();
    return {
      count: this.options.count(),
      getScrollElement: () => element,
      estimateSize: () => height,
      overscan: 8,
      observeElementRect,
      observeElementOffset: ((instance, report) =>
        observeElementOffset(instance, (offset, isScrolling) =>
          report(offset * this.scaled(element).scale, isScrolling)
        )) as typeof observeElementOffset,
      scrollToFn: () => {},
      onChange: () => this.read()
    };
  }

  private read() {
    const { element, virtualizer } = this;
    if (!element || !virtualizer) return;
    virtualizer._willUpdate();
    const { track, scale } = this.scaled(element);
    const offset = virtualizer.scrollOffset ?? 0;
    this.items = virtualizer.getVirtualItems();
    this.track = track;
    this.shift = offset / scale - offset;
  }
}
