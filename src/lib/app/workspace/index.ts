export { RuleShelf, type Changes, type RuleChange, type Shelved } from './rule-shelf';
