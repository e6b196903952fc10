import { itself } from '../by-itself';
import { onChannels } from '../conditions';
import type { ContactRuleKind } from '../rule-kind';
import { explain } from './explain';
import { params, type WordingParams } from './params';
import { remedies } from './remedy';
import { select } from './select';

/** What was said contains none of the forbidden patterns (semantics §4). */
export const wording: ContactRuleKind<WordingParams> = {
  kind: 'wording',
  family: 'conduct',
  judges: 'contacts',
  params,
  subject: () => [],
  needs: () => ['text'],
  covers: (p) => onChannels(p.channels),
  select,
  witnesses: (_params, _scope, findings) => itself(findings),
  explain,
  remedies
};
