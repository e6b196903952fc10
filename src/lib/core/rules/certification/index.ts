import { itself } from '../by-itself';
import { onChannels } from '../conditions';
import type { ContactRuleKind } from '../rule-kind';
import { explain } from './explain';
import { params, type CertificationParams } from './params';
import { remedies } from './remedy';
import { select } from './select';

/** The agent held a certificate, or was trained lately, on the local date of the contact (semantics §4). */
export const certification: ContactRuleKind<CertificationParams> = {
  kind: 'certification',
  family: 'conduct',
  judges: 'contacts',
  params,
  subject: () => [],
  needs: (p) => [
    'agent',
    ...(p.requires === 'certified' ? ['certified_from', 'certified_until'] : ['trained_at']),
    'time_zone'
  ],
  covers: (p) => onChannels(p.channels),
  select,
  witnesses: (_params, _scope, findings) => itself(findings),
  explain,
  remedies
};
