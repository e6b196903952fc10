export { brandFigures } from './figures';
export * from './types';
