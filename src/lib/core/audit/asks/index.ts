export { asksOf } from './asks';
export { exampleOf } from './examples';
export type { Ask, AskedRule } from './types';
