import { countingColumns, onChannels } from '../conditions';
import type { ContactRuleKind } from '../rule-kind';
import { explain } from './explain';
import { params, type RecordingParams } from './params';
import { remedies } from './remedy';
import { select, witnesses } from './select';

/** Counting contacts have to be recorded (semantics §4). */
export const recording: ContactRuleKind<RecordingParams> = {
  kind: 'recording',
  family: 'conduct',
  judges: 'contacts',
  params,
  subject: () => [],
  needs: (p) => [...countingColumns(p), 'recorded'],
  covers: (p) => onChannels(p.channels),
  select,
  witnesses,
  explain,
  remedies
};
