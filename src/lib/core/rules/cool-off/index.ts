import { onChannels, subjectColumn } from '../conditions';
import type { ContactRuleKind } from '../rule-kind';
import { explain } from './explain';
import { params, type CoolOffParams } from './params';
import { remedies } from './remedy';
import { select, witnesses } from './select';

/** No contact within a period after a trigger such as a conversation (semantics §4). */
export const coolOff: ContactRuleKind<CoolOffParams> = {
  kind: 'cool-off',
  family: 'frequency',
  judges: 'contacts',
  params,
  subject: (p) => p.per,
  needs: (p) => [...p.per.map(subjectColumn), 'outcome', 'time_zone'],
  covers: (p) => onChannels(p.channels),
  select,
  witnesses,
  explain,
  remedies
};
