import type { Explanation, Found } from '../rule-kind';
import { clock, isoDay, shortClock, term } from '../words';
import type { ConsumerHoursParams } from './params';

export function explain(_params: ConsumerHoursParams, { measured, contact, request }: Found): Explanation {
  const from = request?.hoursFrom ?? null;
  const to = request?.hoursTo ?? null;
  const hours = from === null || to === null ? '' : `${shortClock(from)}-${shortClock(to)}`;
  return {
    measured: measured === null ? '' : clock(measured),
    limit: hours,
    message: {
      code: 'explain_consumer_hours',
      params: {
        channel: contact ? term(`term_one_${contact.channel}`) : term('term_one_any'),
        time: measured === null ? term('term_time_unknown') : clock(measured),
        date: contact?.day == null ? '' : isoDay(contact.day),
        zone: contact?.zone ?? '',
        hours,
        request: request?.requestId ?? '',
        request_date: request?.day == null ? '' : isoDay(request.day)
      }
    }
  };
}
