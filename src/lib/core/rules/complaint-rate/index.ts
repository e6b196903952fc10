import type { GroupRuleKind } from '../rule-kind';
import { decide } from './decide';
import { explain } from './explain';
import { params, type ComplaintRateParams } from './params';
import { fewer } from './remedy';
import { select } from './select';

/** Complaints against contacts worked, per group and period, by the lower bound of the rate (semantics §4). */
export const complaintRate: GroupRuleKind<ComplaintRateParams> = {
  kind: 'complaint-rate',
  family: 'complaints',
  judges: 'groups',
  params,
  subject: () => [],
  by: (p) => p.by,
  period: (p) => p.period,
  needs: (p) => [...p.by, ...Object.keys(p.numerator)],
  select,
  decide,
  explain,
  fewer
};
