import type { Explanation, Found } from '../rule-kind';
import { isoDay, subjectTerm, term } from '../words';
import type { SingleCollectorParams } from './params';

export function explain(params: SingleCollectorParams, { measured, contact, cause }: Found): Explanation {
  return {
    measured: String(measured),
    limit: String(params.within_days),
    message: {
      code: 'explain_single_collector',
      params: {
        elapsed: measured ?? 0,
        days: params.within_days,
        subject: subjectTerm(params.per),
        agency: contact?.agency ?? '',
        other: cause?.agency ?? '',
        date: contact?.day == null ? term('term_date_unknown') : isoDay(contact.day),
        other_date: cause?.day == null ? term('term_date_unknown') : isoDay(cause.day)
      }
    }
  };
}
