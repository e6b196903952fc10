import { countingColumns, onChannels, subjectColumn } from '../conditions';
import type { ContactRuleKind } from '../rule-kind';
import { explain } from './explain';
import { params, type MinGapParams } from './params';
import { remedies } from './remedy';
import { select, witnesses } from './select';

/** A counting contact keeps its distance from the previous one of its subject (semantics §4). */
export const minGap: ContactRuleKind<MinGapParams> = {
  kind: 'min-gap',
  family: 'frequency',
  judges: 'contacts',
  params,
  subject: (p) => p.per,
  needs: (p) => [
    ...p.per.map(subjectColumn),
    ...countingColumns(p),
    ...('days' in p.gap ? ['time_zone'] : [])
  ],
  covers: (p) => onChannels(p.channels),
  select,
  witnesses,
  explain,
  remedies
};
