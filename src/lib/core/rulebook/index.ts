export * from './types';
export { dateOf, dayOf } from './day';
export { segmentsOf } from './segments';
