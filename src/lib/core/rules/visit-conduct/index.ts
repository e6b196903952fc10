import { itself } from '../by-itself';
import { onChannels, subjectColumn } from '../conditions';
import type { ContactRuleKind } from '../rule-kind';
import { asksForFirst } from './elements';
import { explain } from './explain';
import { params, type VisitConductParams } from './params';
import { remedies } from './remedy';
import { select } from './select';

/** Enough collectors, announced in time, recorded, and saying who they are (semantics §4). */
export const visitConduct: ContactRuleKind<VisitConductParams> = {
  kind: 'visit-conduct',
  family: 'conduct',
  judges: 'contacts',
  params,
  subject: (p) => (asksForFirst(p) ? p.per : []),
  needs: (p) => [
    ...(asksForFirst(p) ? p.per.map(subjectColumn) : []),
    ...(p.min_crew === undefined ? [] : ['crew_size']),
    ...(p.min_notice === undefined ? [] : ['notice_at']),
    ...(p.min_notice && 'days' in p.min_notice ? ['time_zone'] : []),
    ...(p.recorded ? ['recorded'] : []),
    ...(p.identity_disclosed ? ['identity_disclosed'] : [])
  ],
  covers: () => onChannels(['visit']),
  select,
  witnesses: (_params, _scope, findings) => itself(findings),
  explain,
  remedies
};
