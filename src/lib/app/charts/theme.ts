import { createSubscriber } from 'svelte/reactivity';
import { flushSync } from 'svelte';
import { readPalette, type Palette } from './palette';

let palette: Palette | undefined;

const subscribe = createSubscriber((update) => {
  const change = () => {
    palette = undefined;
    update();
  };
  // A canvas does not follow print styles by itself, and printing does not wait for the next frame.
  const print = () => {
    change();
    flushSync();
  };
  const observer = new MutationObserver(change);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'lang'] });
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const paper = matchMedia('print');
  dark.addEventListener('change', change);
  paper.addEventListener('change', print);
  return () => {
    observer.disconnect();
    dark.removeEventListener('change', change);
    paper.removeEventListener('change', print);
    palette = undefined;
  };
});

/** The palette in force; whoever reads it in an effect runs again when the theme changes. */
export function currentPalette(): Palette {
  subscribe();
  palette ??= readPalette();
  return palette;
}
