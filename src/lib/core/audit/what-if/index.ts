export { whatIf } from './what-if';
export type * from './types';
