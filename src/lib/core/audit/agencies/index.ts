export { agenciesFigures } from './figures';
export * from './types';
