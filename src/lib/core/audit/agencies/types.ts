import type { Interval, Spread, Standardised } from '#lib/core/stats';
import type { Headline, OverviewFigures, Rate, RuleBrief, Share } from '../figures/types';

/** What violating contacts are divided by. */
export const DENOMINATORS = ['contacts', 'accounts', 'people', 'connected'] as const;
export type Denominator = (typeof DENOMINATORS)[number];

/** Where an agency lies: beyond the 99.8 % limits, beyond the 95 % ones, or where chance alone may have put it. */
export type Standing = 'above' | 'perhaps-above' | 'chance' | 'perhaps-below' | 'below';

export interface ComparedAgency {
  agency: string;
  rate: Rate;
  standing: Standing;
  /** Rate drawn towards that of all, in the unit of `rate`; `weight` is the share of the agency's own; of none the interval is that of all. */
  shrunk: { value: number; low: number; high: number; weight: number };
  /** Place by rate, highest first, from 1. */
  place: number;
}

/** Agencies with something to divide by, by name. */
export interface Comparison {
  overall: Rate;
  spread: Spread;
  agencies: ComparedAgency[];
  /** Limits along the base, in the unit of the rates. */
  limits: { base: number; near: Interval; far: Interval }[];
}

export interface AgencyCard {
  agency: string;
  violating: number;
  coverage: Share;
  complaints: Rate;
  /** Violating contacts per 1,000 judged by week, null where none was judged. */
  weeks: { week: number; value: number | null }[];
  /** Rate of the second half of the weeks ÷ that of the first. */
  trend: (Interval & { value: number }) | null;
  ofViolating: Share;
  ofJudged: Share;
  /** Violating contacts against what the agency's mix of cases explains. */
  adjusted: Standardised | null;
}

export interface AgenciesFigures {
  headline: Headline;
  /** Named agencies by name. */
  cards: AgencyCard[];
  comparisons: Record<Denominator, Comparison>;
  /** Agencies whose place differs from that by contacts judged. */
  moved: Record<Denominator, { agency: string; from: number; to: number }[]>;
  rules: RuleBrief[];
  agencies: OverviewFigures['agencies'];
}
