import type { Explanation, Found } from '../rule-kind';
import { isoDay, term } from '../words';
import type { StageGateParams } from './params';

export function explain(params: StageGateParams, { measured, limit, contact }: Found): Explanation {
  const { min_days_past_due: min, max_days_past_due: max, after } = params;
  const days = contact!.daysPastDue;
  const early = days !== null && min !== undefined && days < min;
  const late = days !== null && max !== undefined && days > max;
  return {
    measured: String(measured),
    limit: String(limit),
    message: {
      code: early
        ? 'explain_stage_gate_early'
        : late
          ? 'explain_stage_gate_late'
          : 'explain_stage_gate_after',
      params: {
        channel: term(`term_one_${contact!.channel}`),
        date: contact!.day === null ? term('term_date_unknown') : isoDay(contact!.day),
        measured: measured ?? 0,
        limit: limit ?? 0,
        step: after ? term(`term_channel_${after.channel}`) : ''
      }
    }
  };
}
