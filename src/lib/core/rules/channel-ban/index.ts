import { sql } from '#lib/core/sql';
import type { ContactRuleKind } from '../rule-kind';
import { explain } from './explain';
import { params, type ChannelBanParams } from './params';
import { remedies } from './remedy';
import { select, witnesses } from './select';

/** Channels and places that may not be used at all (semantics §4). Contacts elsewhere are looked at too, and pass. */
export const channelBan: ContactRuleKind<ChannelBanParams> = {
  kind: 'channel-ban',
  family: 'reach',
  judges: 'contacts',
  params,
  subject: () => [],
  needs: (p) => (p.places ? ['place'] : []),
  covers: () => sql`true`,
  select,
  witnesses,
  explain,
  remedies
};
