export { Desk, type DeskTools } from './desk';
export { RuleShelf, type Changes, type RuleChange, type Shelved } from './rule-shelf';
