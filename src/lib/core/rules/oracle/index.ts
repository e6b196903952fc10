export * from './applies';
export * from './order';
export * from './types';
