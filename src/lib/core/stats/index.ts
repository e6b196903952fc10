export { binomialInterval, poissonInterval, poissonLower, type Interval } from './intervals';
export { chiSquareQuantile } from './quantile';
export { median, roundSignificant } from './summary';
