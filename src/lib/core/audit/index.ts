export { judge, type Judgement, type JudgedRule, type JudgeOptions } from './judge';
export { DPD_BANDS } from './shown';
export type * from './figures/types';
