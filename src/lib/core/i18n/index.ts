export * as m from './generated/messages.js';
export * from './locale';
export * from './format';
export * from './names';
export * from './sentence';
