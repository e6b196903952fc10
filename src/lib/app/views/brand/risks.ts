import type { BrandFigures, Rate, Risk, Risks } from '#lib/app/state';
import { formatInterval, formatNumber, m, type Locale } from '#lib/core/i18n';
import { weightedMean, type WeightedMean } from '#lib/core/stats';

export type Weights = Record<Risk, number>;
export const EQUAL: Weights = { complaints: 1, severe: 1, hours: 1, repeat: 1, burden: 1, visits: 1 };
export const RISKS = Object.keys(EQUAL) as Risk[];

export const RISK_NAMES: Record<Risk, (inputs: object, options: { locale: Locale }) => string> = {
  complaints: m.brand_risk_complaints,
  severe: m.brand_risk_severe,
  hours: m.brand_risk_hours,
  repeat: m.brand_risk_repeat,
  burden: m.brand_risk_burden,
  visits: m.brand_risk_visits
};

const PERCENT = 100;

export interface AgencyIndex {
  agency: string;
  index: WeightedMean | null;
  /** Points each risk adds; absent where it is left out. */
  points: Partial<Record<Risk, number>>;
}

const ofAll = (value: number | null, { value: whole }: Rate): number | null =>
  value === null || whole === null || whole === 0 ? null : (value / whole) * PERCENT;

/** The index of every agency under the reader's weights. */
export function indexOf(figures: BrandFigures, weights: Weights): AgencyIndex[] {
  return figures.agencies.map(({ agency, risks }) => {
    const parts = RISKS.flatMap((risk) => part(risk, risks, figures.all, weights[risk]));
    const index = weightedMean(parts);
    const points = Object.fromEntries(parts.map(({ risk }, i) => [risk, index?.contributions[i]]));
    return { agency, index, points };
  });
}

function part(risk: Risk, risks: Risks, all: Risks, weight: number) {
  const { value, low, high } = risks[risk];
  const scored = ofAll(value, all[risk]);
  if (scored === null) return [];
  return [
    {
      risk,
      weight,
      value: scored,
      lower: ofAll(low, all[risk]) ?? scored,
      upper: ofAll(high, all[risk]) ?? scored
    }
  ];
}

/** The agency that weighs most, where there is one. */
export const heaviest = (indices: readonly AgencyIndex[]): AgencyIndex | undefined =>
  [...indices]
    .filter(({ index }) => index !== null)
    .sort((a, b) => (b.index?.value ?? 0) - (a.index?.value ?? 0))[0];

export function brandSentence(figures: BrandFigures, weights: Weights, locale: Locale): string {
  const o = { locale };
  const top = heaviest(indexOf(figures, weights));
  if (!top?.index) return m.brand_sentence_none({}, o);
  const words = {
    agency: top.agency,
    value: formatNumber(top.index.value, locale, 0),
    interval: formatInterval(
      formatNumber(top.index.lower, locale, 0),
      formatNumber(top.index.upper, locale, 0)
    )
  };
  return top.index.lower > PERCENT ? m.brand_sentence(words, o) : m.brand_sentence_chance(words, o);
}
