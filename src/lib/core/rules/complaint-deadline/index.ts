import type { ComplaintRuleKind } from '../rule-kind';
import { explain } from './explain';
import { params, type ComplaintDeadlineParams } from './params';
import { closedBy } from './remedy';
import { select } from './select';
import { fieldsOf } from './tiers';

/** Complaints answered by their deadline (semantics §4). */
export const complaintDeadline: ComplaintRuleKind<ComplaintDeadlineParams> = {
  kind: 'complaint-deadline',
  family: 'complaints',
  judges: 'complaints',
  params,
  subject: () => [],
  needs: (p) => ['closed_at', ...fieldsOf(p.tiers)],
  select,
  explain,
  closedBy
};
