import { measureAppend } from './append';
import { measureBare } from './bare';

const input = document.querySelector('input')!;

Object.assign(globalThis, {
  bench: {
    bare: () => measureBare(input.files![0]!),
    append: measureAppend
  }
});
