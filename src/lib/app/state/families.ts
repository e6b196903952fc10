import type { Family } from '#lib/core/rules';

/** Families of rules in the order pages show them. */
export const FAMILIES = [
  'frequency',
  'hours',
  'reach',
  'requests',
  'conduct',
  'complaints'
] as const satisfies readonly Family[];
