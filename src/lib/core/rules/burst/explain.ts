import type { Explanation, Found } from '../rule-kind';
import { channelsTerm, clock, isoDay, subjectTerm, term } from '../words';
import type { BurstParams } from './params';

export function explain(params: BurstParams, { measured, contact, channels }: Found): Explanation {
  const inMinutes = 'minutes' in params.within;
  return {
    measured: String(measured),
    limit: String(params.max),
    message: {
      code: 'explain_burst',
      params: {
        count: measured ?? 0,
        max: params.max,
        counts: term(`term_counts_${params.counts}`),
        channels: channelsTerm(params.channels ?? channels),
        subject: subjectTerm(params.per),
        window: term(inMinutes ? 'term_window_minutes' : 'term_window_rolling_hours'),
        length: 'minutes' in params.within ? params.within.minutes : params.within.hours,
        date: contact?.day == null ? term('term_date_unknown') : isoDay(contact.day),
        time: contact?.second == null ? term('term_time_unknown') : clock(contact.second)
      }
    }
  };
}
