import type { Control, Signal } from '#lib/core/stats';
import type { FrequencyFigures, Headline, Rate } from '../figures/types';

export const RISKS = ['complaints', 'severe', 'hours', 'repeat', 'burden', 'visits'] as const;
export type Risk = (typeof RISKS)[number];
export type Risks = Record<Risk, Rate>;

/** An agency's violating contacts by week, with control limits of its rate per 1,000 judged. */
export interface AgencyTrend {
  agency: string;
  weeks: { week: number; violating: number; judged: number; signal: Signal }[];
  /** Null where fewer than two weeks have contacts. */
  control: Control | null;
}

export interface BrandFigures {
  headline: Headline;
  all: Risks;
  /** Named agencies by name. */
  agencies: { agency: string; risks: Risks }[];
  trends: AgencyTrend[];
  /** Share of contacts on the most contacted share of people: points of a curve, 0 … 1. */
  burden: FrequencyFigures['burden'];
  /** People by their number of outbound contacts, across agencies and channels. */
  people: { contacts: number; people: number }[];
}
