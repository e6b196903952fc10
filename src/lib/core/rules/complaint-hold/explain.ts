import type { Explanation, Found } from '../rule-kind';
import { isoDay, term } from '../words';
import type { ComplaintHoldParams } from './params';

export function explain(
  _params: ComplaintHoldParams,
  { measured, limit, contact, complaint }: Found
): Explanation {
  const closed = complaint?.closedDay ?? null;
  return {
    measured: String(measured ?? ''),
    limit: String(limit ?? ''),
    message: {
      code: closed === null ? 'explain_complaint_hold_open' : 'explain_complaint_hold',
      params: {
        channel: contact ? term(`term_one_${contact.channel}`) : term('term_one_any'),
        date: contact?.day == null ? '' : isoDay(contact.day),
        complaint: complaint?.complaintId ?? '',
        received_date: complaint ? isoDay(complaint.day) : '',
        closed_date: closed === null ? '' : isoDay(closed)
      }
    }
  };
}
