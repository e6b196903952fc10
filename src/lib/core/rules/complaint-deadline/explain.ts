import type { Explanation, Found } from '../rule-kind';
import { isoDay } from '../words';
import type { ComplaintDeadlineParams } from './params';

/** Measured and limit are dates: when it was closed, or the as-of date, and when it was due. */
export function explain(
  _params: ComplaintDeadlineParams,
  { measured, limit, complaint }: Found
): Explanation {
  const finished = measured === null ? '' : isoDay(measured);
  const due = limit === null ? '' : isoDay(limit);
  const isClosed = complaint?.closedDay != null && complaint.closedDay === measured;
  return {
    measured: finished,
    limit: due,
    message: {
      code: isClosed ? 'explain_complaint_deadline' : 'explain_complaint_deadline_open',
      params: {
        complaint: complaint?.complaintId ?? '',
        received_date: complaint ? isoDay(complaint.day) : '',
        due_date: due,
        date: finished,
        late: measured === null || limit === null ? 0 : measured - limit
      }
    }
  };
}
