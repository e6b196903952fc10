export { newcombeDifference, rateRatio, wilsonInterval } from './compare';
export { rateLimits, signalsOf, xmrLimits, type Control, type Signal } from './control';
export { binomialCdf, binomialQuantile, poissonCdf, poissonQuantile } from './discrete';
export {
  BINOMIAL,
  funnelLimits,
  POISSON,
  spreadOf,
  zScores,
  type Measure,
  type Spread,
  type Unit
} from './funnel';
export { binomialInterval, poissonInterval, poissonLower, type Interval } from './intervals';
export { chiSquareQuantile, gammaQuantile, normalQuantile } from './quantile';
export { shrunkRates, type Shrunk } from './shrinkage';
export { byarInterval, standardisedRatios, type Standardised, type Stratum } from './standardise';
export { weightedMean, type WeightedMean, type WeightedPart } from './weighted';
export { median, roundSignificant } from './summary';
