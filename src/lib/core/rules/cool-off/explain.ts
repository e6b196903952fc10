import type { Explanation, Found } from '../rule-kind';
import { channelsTerm, isoDay, term } from '../words';
import type { CoolOffParams } from './params';

export function explain(params: CoolOffParams, { measured, contact, cause, channels }: Found): Explanation {
  const first = cause?.day ?? null;
  const free = first === null ? null : first + params.days + (params.trigger_day_counts ? 0 : 1);
  return {
    measured: String(measured),
    limit: String(params.days),
    message: {
      code: 'explain_cool_off',
      params: {
        elapsed: measured ?? 0,
        days: params.days,
        channels: channelsTerm(params.channels ?? channels),
        counting: term(params.trigger_day_counts ? 'term_trigger_day_counts' : 'term_trigger_day_free'),
        trigger_date: first === null ? '' : isoDay(first),
        date: contact?.day == null ? '' : isoDay(contact.day),
        free_date: free === null ? '' : isoDay(free)
      }
    }
  };
}
