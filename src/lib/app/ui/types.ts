import type { Component, Snippet } from 'svelte';

/** An icon component, as `@lucide/svelte/icons/<name>` exports it. */
export type Icon = Component<{
  size?: number | string;
  strokeWidth?: number | string;
  'aria-hidden'?: 'true';
}>;

export interface Option {
  value: string;
  label: string;
  /** Count or explanation shown at the end of the line. */
  detail?: string;
  disabled?: boolean;
}

export type Sort = { key: string; isDescending: boolean };

/** A column of DataTable or VirtualTable. Without `text` and `cell` the row's own property `key` is shown. */
export interface Column<Row> {
  key: string;
  label: string;
  align?: 'start' | 'end';
  /** Pixels; columns without one share what is left. */
  width?: number;
  isSortable?: boolean;
  text?: (row: Row) => string;
  cell?: Snippet<[Row]>;
  /** Explanation shown when the head is pointed at. */
  hint?: string;
  /** Cards of narrow screens: the line that names the row, or left out. */
  onCard?: 'title' | 'hide';
}

export interface NavItem {
  href: string;
  label: string;
  icon: Icon;
  isCurrent?: boolean;
  count?: string;
  /** What the count counts, read aloud. */
  countLabel?: string;
  /** A mark beside the count: something there needs a look. */
  hasMark?: boolean;
  /** Items of another group stand below a rule. */
  group?: string;
  /** Kept off the bottom bar of narrow screens and put under "more". */
  isSecondary?: boolean;
}

export interface Toast {
  key: string;
  text: string;
  tone?: 'plain' | 'alarm';
  action?: { label: string; run: () => void };
}

export interface PaletteItem {
  key: string;
  label: string;
  detail?: string;
  icon?: Icon;
}

export interface PaletteGroup {
  label: string;
  items: PaletteItem[];
}
