import type { Explanation, Found } from '../rule-kind';
import { isoDay } from '../words';
import type { ComplaintDeadlineParams } from './params';

/** Measured are the days from receipt to the closing, or to the as-of date; limit those to the deadline. */
export function explain(
  _params: ComplaintDeadlineParams,
  { measured, limit, complaint }: Found
): Explanation {
  const received = complaint?.day ?? 0;
  const isClosed = complaint !== null && complaint.closedDay === received + (measured ?? 0);
  return {
    measured: String(measured ?? ''),
    limit: String(limit ?? ''),
    message: {
      code: isClosed ? 'explain_complaint_deadline' : 'explain_complaint_deadline_open',
      params: {
        complaint: complaint?.complaintId ?? '',
        received_date: isoDay(received),
        due_date: isoDay(received + (limit ?? 0)),
        date: isoDay(received + (measured ?? 0)),
        late: (measured ?? 0) - (limit ?? 0)
      }
    }
  };
}
