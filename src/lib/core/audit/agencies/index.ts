export { movedAgencies } from './compare';
export { agenciesFigures } from './figures';
export * from './types';
