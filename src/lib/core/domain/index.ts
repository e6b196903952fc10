export * from './vocabulary';
export * from './columns';
export * from './issue';
export * from './filter';
export * from './verdict';
export * from './stored-contact';
export * from './zone';
export * from './calendar';
