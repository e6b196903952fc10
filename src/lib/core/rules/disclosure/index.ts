import { countingColumns, onChannels } from '../conditions';
import type { ContactRuleKind } from '../rule-kind';
import { explain } from './explain';
import { fieldsOf } from './fields';
import { params, type DisclosureParams } from './params';
import { remedies } from './remedy';
import { select, witnesses } from './select';

/** Counting contacts have to be recorded, say who calls, or have consent (semantics §4). */
export const disclosure: ContactRuleKind<DisclosureParams> = {
  kind: 'disclosure',
  family: 'conduct',
  judges: 'contacts',
  params,
  subject: () => [],
  needs: (p) => [...countingColumns(p), ...fieldsOf(p)],
  covers: (p) => onChannels(p.channels),
  select,
  witnesses,
  explain,
  remedies
};
