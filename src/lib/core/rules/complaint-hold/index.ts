import { itself } from '../by-itself';
import { onChannels } from '../conditions';
import type { ContactRuleKind } from '../rule-kind';
import { explain } from './explain';
import { params, type ComplaintHoldParams } from './params';
import { remedies } from './remedy';
import { select } from './select';

/** No contact while a complaint of the consumer is open (semantics §4). */
export const complaintHold: ContactRuleKind<ComplaintHoldParams> = {
  kind: 'complaint-hold',
  family: 'complaints',
  judges: 'contacts',
  causes: 'complaints',
  params,
  subject: () => ['consumer'],
  needs: () => ['consumer_id'],
  covers: (p) => onChannels(p.channels),
  select,
  witnesses: (_params, _scope, findings) => itself(findings),
  explain,
  remedies
};
