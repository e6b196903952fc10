export * from './applies';
export * from './counts';
export * from './days';
export * from './each-contact';
export * from './order';
export * from './types';
