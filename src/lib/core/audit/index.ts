export { judge, type Judgement, type JudgedRule, type JudgeOptions } from './judge';
export { Calendars, type CalendarFile } from './calendars';
export { DPD_BANDS } from './shown';
export * from './figures';
export { ruleCounts, type RuleCount } from './figures/rule-counts';
export * from './asks';
export * from './check';
export * from './counterfactual';
export * from './findings';
