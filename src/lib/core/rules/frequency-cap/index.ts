import { countingColumns, onChannels, subjectColumn } from '../conditions';
import type { ContactRuleKind } from '../rule-kind';
import { needsDates } from '../window';
import { explain } from './explain';
import { params, type FrequencyCapParams } from './params';
import { remedies } from './remedy';
import { load, select, witnesses } from './select';
import { windowName, windowOf } from './window';

/** At most `max` counting contacts of a subject in a window ending at the contact (semantics §4). */
export const frequencyCap: ContactRuleKind<FrequencyCapParams> = {
  kind: 'frequency-cap',
  family: 'frequency',
  judges: 'contacts',
  params,
  subject: (p) => p.per,
  needs: (p) => [
    ...p.per.map(subjectColumn),
    ...countingColumns(p),
    ...(p.after_first_conversation ? ['outcome'] : []),
    ...(needsDates(windowOf(p.window)) ? ['time_zone'] : [])
  ],
  covers: (p) => onChannels(p.channels),
  select,
  witnesses,
  load,
  limit: (p) => ({ max: p.max, channels: p.channels ?? null, window: windowName(p.window) }),
  explain,
  remedies
};
