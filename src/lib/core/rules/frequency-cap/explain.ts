import type { Explanation, Found } from '../rule-kind';
import { channelsTerm, isoDay, subjectTerm, term } from '../words';
import type { FrequencyCapParams } from './params';

const windowTerm = ({ window }: FrequencyCapParams): { window: string; length: number } => {
  if ('rolling_hours' in window)
    return { window: term('term_window_rolling_hours'), length: window.rolling_hours };
  if ('rolling_days' in window)
    return { window: term('term_window_rolling_days'), length: window.rolling_days };
  return { window: term(`term_window_calendar_${window.calendar}`), length: 1 };
};

export function explain(params: FrequencyCapParams, { measured, contact, channels }: Found): Explanation {
  return {
    measured: String(measured),
    limit: String(params.max),
    message: {
      code: 'explain_frequency_cap',
      params: {
        count: measured ?? 0,
        max: params.max,
        counts: term(`term_counts_${params.counts}`),
        channels: channelsTerm(params.channels ?? channels),
        subject: subjectTerm(params.per),
        ...windowTerm(params),
        date: contact?.day == null ? '' : isoDay(contact.day)
      }
    }
  };
}
