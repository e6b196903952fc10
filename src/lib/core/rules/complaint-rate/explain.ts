import type { Explanation, Found } from '../rule-kind';
import { term } from '../words';
import type { ComplaintRateParams } from './params';

export function explain(params: ComplaintRateParams, { measured, limit, group }: Found): Explanation {
  return {
    measured: String(measured ?? ''),
    limit: String(limit ?? ''),
    message: {
      code: params.peer ? 'explain_complaint_rate_peer' : 'explain_complaint_rate',
      params: {
        group: group?.key.split('|').slice(0, -1).join(' · ') ?? '',
        period: group?.key.split('|').at(-1) ?? '',
        complaints: group?.k ?? 0,
        denominator: group?.denominator ?? 0,
        base: term(`term_denominator_${params.denominator}`),
        rate: measured ?? 0,
        lower: group?.lower ?? 0,
        scale: params.scale,
        limit: limit ?? 0,
        confidence: Math.round(params.confidence * 1000) / 10,
        factor: params.peer?.median ?? 1
      }
    }
  };
}
