export { counterfactualsOf } from './counterfactual';
export type { Change as CounterfactualChange, Counterfactual } from './types';
