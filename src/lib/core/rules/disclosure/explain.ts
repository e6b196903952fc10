import type { Explanation, Found } from '../rule-kind';
import { isoDay, term } from '../words';
import { absentIn } from './fields';
import type { DisclosureParams } from './params';

export function explain(_params: DisclosureParams, { measured, contact }: Found): Explanation {
  const absent = absentIn(measured ?? 0);
  return {
    measured: absent.join(';'),
    limit: '',
    message: {
      code: 'explain_disclosure',
      params: {
        channel: term(`term_one_${contact!.channel}`),
        date: contact!.day === null ? term('term_date_unknown') : isoDay(contact!.day),
        absent: absent.map((field) => term(`term_absent_${field}`)).join('+')
      }
    }
  };
}
