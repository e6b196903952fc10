import type { Explanation, Found } from '../rule-kind';
import { channelsTerm, clock, isoDay, subjectTerm, term } from '../words';
import type { MinGapParams } from './params';

export function explain(params: MinGapParams, { measured, contact, cause, channels }: Found): Explanation {
  const { gap } = params;
  const inDays = 'days' in gap;
  const written = (value: number): string => (inDays ? String(value) : clock(value));
  const dated = (day: number | null | undefined): string =>
    day == null ? term('term_date_unknown') : isoDay(day);
  const timed = (second: number | null | undefined): string =>
    second == null ? term('term_time_unknown') : clock(second);
  return {
    measured: written(measured ?? 0),
    limit: written(inDays ? gap.days : gap.hours * 3600),
    message: {
      code: inDays ? 'explain_min_gap_days' : 'explain_min_gap_hours',
      params: {
        elapsed: written(measured ?? 0),
        gap: inDays ? gap.days : gap.hours,
        channels: channelsTerm(params.channels ?? channels),
        counts: term(`term_counts_${params.counts}`),
        subject: subjectTerm(params.per),
        date: dated(contact?.day),
        time: timed(contact?.second),
        previous_date: dated(cause?.day),
        previous_time: timed(cause?.second)
      }
    }
  };
}
