import { PARTIES } from '#lib/core/domain';
import { countingColumns, isOneOf } from '../conditions';
import type { ContactRuleKind } from '../rule-kind';
import { explain } from './explain';
import { params, type ThirdPartyParams } from './params';
import { remedies } from './remedy';
import { select, witnesses } from './select';

const isAwaited = ({ allowed_after: after }: ThirdPartyParams): boolean =>
  after !== undefined && Object.keys(after).length > 0;

/** Others than the debtor only after the debtor could not be reached, and no one of them too often (semantics §4). */
export const thirdParty: ContactRuleKind<ThirdPartyParams> = {
  kind: 'third-party',
  family: 'reach',
  judges: 'contacts',
  params,
  subject: (p) =>
    p.max_per_person === undefined ? (isAwaited(p) ? ['consumer'] : []) : ['consumer', 'address'],
  needs: (p) => [
    'party',
    ...(isAwaited(p) || p.max_per_person !== undefined ? ['consumer_id'] : []),
    ...(isAwaited(p) ? ['outcome'] : []),
    ...(p.allowed_after?.days === undefined ? [] : ['time_zone']),
    ...(p.max_per_person === undefined ? [] : ['address', ...(isAwaited(p) ? [] : countingColumns(p))])
  ],
  covers: (p) => isOneOf('party', PARTIES, p.parties),
  select,
  witnesses,
  explain,
  remedies
};
