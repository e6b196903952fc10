import { onChannels } from '../conditions';
import type { ContactRuleKind } from '../rule-kind';
import { explain } from './explain';
import { params, type StageGateParams } from './params';
import { remedies } from './remedy';
import { select, witnesses } from './select';

/** A channel only at some stage of the debt, or only after gentler means (semantics §4). */
export const stageGate: ContactRuleKind<StageGateParams> = {
  kind: 'stage-gate',
  family: 'reach',
  judges: 'contacts',
  params,
  subject: (p) => (p.after ? ['account'] : []),
  needs: (p) => [
    ...(p.min_days_past_due === undefined && p.max_days_past_due === undefined ? [] : ['days_past_due']),
    ...(p.after ? ['account_id'] : [])
  ],
  covers: (p) => onChannels(p.channels),
  select,
  witnesses,
  explain,
  remedies
};
