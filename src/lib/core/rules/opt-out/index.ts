import { sql } from '#lib/core/sql';
import { itself } from '../by-itself';
import { countsDates } from '../requests';
import type { ContactRuleKind } from '../rule-kind';
import { explain } from './explain';
import { params, type OptOutParams } from './params';
import { remedies } from './remedy';
import { select } from './select';

/** No contact on a channel that the consumer opted out of (semantics §4). */
export const optOut: ContactRuleKind<OptOutParams> = {
  kind: 'opt-out',
  family: 'requests',
  judges: 'contacts',
  causes: 'requests',
  params,
  subject: () => ['consumer'],
  needs: (p) => ['consumer_id', 'address', ...(countsDates(p.honour_within) ? ['time_zone'] : [])],
  covers: () => sql`true`,
  select,
  witnesses: (_params, _scope, findings) => itself(findings),
  explain,
  remedies
};
