import type { Explanation, Found } from '../rule-kind';
import { limitOf } from '../requests';
import { waitTerm, isoDay, term } from '../words';
import type { StopContactParams } from './params';

export function explain(params: StopContactParams, { measured, contact, request }: Found): Explanation {
  return {
    measured: String(measured ?? ''),
    limit: String(limitOf(params.honour_within)),
    message: {
      code: params.allowed_followups > 0 ? 'explain_stop_contact_followups' : 'explain_stop_contact',
      params: {
        channel: contact ? term(`term_one_${contact.channel}`) : term('term_one_any'),
        date: contact?.day == null ? '' : isoDay(contact.day),
        kind: request ? term(`term_request_${request.kind}`) : '',
        request: request?.requestId ?? '',
        request_date: request?.day == null ? '' : isoDay(request.day),
        followups: params.allowed_followups,
        ...waitTerm(params.honour_within)
      }
    }
  };
}
