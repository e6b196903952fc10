export * from './spec';
export * from './marks';
export * from './table';
export * from './scale';
export * from './histogram';
export * from './heat';
export * from './data';
