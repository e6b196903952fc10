import { limitOf } from '../requests';
import type { Explanation, Found } from '../rule-kind';
import { waitTerm, isoDay, term } from '../words';
import type { OptOutParams } from './params';

export const explain = (params: OptOutParams, { measured, contact, request }: Found): Explanation => ({
  measured: String(measured ?? ''),
  limit: String(limitOf(params.honour_within)),
  message: {
    code: 'explain_opt_out',
    params: {
      channel: contact ? term(`term_one_${contact.channel}`) : term('term_one_any'),
      date: contact?.day == null ? '' : isoDay(contact.day),
      request: request?.requestId ?? '',
      request_date: request?.day == null ? '' : isoDay(request.day),
      ...waitTerm(params.honour_within)
    }
  }
});
