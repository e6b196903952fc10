export { Desk } from './desk';
export type { DeskTools } from './file-desk';
export { RuleShelf, type Changes, type RuleChange, type Shelved } from './rule-shelf';
