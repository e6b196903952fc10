import { countingColumns, onChannels, subjectColumn } from '../conditions';
import type { ContactRuleKind } from '../rule-kind';
import { explain } from './explain';
import { params, type BurstParams } from './params';
import { remedies } from './remedy';
import { select, witnesses } from './select';

/** Not too many counting contacts of a subject in a short while (semantics §4). No law says how many: always a policy. */
export const burst: ContactRuleKind<BurstParams> = {
  kind: 'burst',
  family: 'frequency',
  strength: 'policy',
  judges: 'contacts',
  params,
  subject: (p) => p.per,
  needs: (p) => [...p.per.map(subjectColumn), ...countingColumns(p)],
  covers: (p) => onChannels(p.channels),
  select,
  witnesses,
  explain,
  remedies
};
