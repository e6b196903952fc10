import { poissonInterval, roundSignificant } from '#lib/core/stats';
import type { Rate } from './types';

const CONFIDENCE = 0.95;
const DIGITS = 12;

export const rounded = (value: number): number => roundSignificant(value, DIGITS);

/** `count` ÷ `base` × `scale` with its exact Poisson interval. */
export function rateOf(count: number, base: number, scale: number): Rate {
  if (base === 0) return { count, base, scale, value: null, low: null, high: null };
  const { lower, upper } = poissonInterval(count, CONFIDENCE);
  return {
    count,
    base,
    scale,
    value: rounded((count / base) * scale),
    low: rounded((lower / base) * scale),
    high: rounded((upper / base) * scale)
  };
}
