import { all, sql } from '#lib/core/sql';
import { itself } from '../by-itself';
import { onChannels } from '../conditions';
import type { ContactRuleKind } from '../rule-kind';
import { explain } from './explain';
import { params, type ConsumerHoursParams } from './params';
import { remedies } from './remedy';
import { concerned } from './requested';
import { select } from './select';

/** Contacts only within the hours the consumer asked for (semantics §4); without a request nothing is judged. */
export const consumerHours: ContactRuleKind<ConsumerHoursParams> = {
  kind: 'consumer-hours',
  family: 'requests',
  judges: 'contacts',
  causes: 'requests',
  params,
  subject: () => ['consumer'],
  needs: () => ['consumer_id', 'time_zone'],
  covers: (p) => all([onChannels(p.channels), sql`consumer is null or n in (${concerned(sql`contact`)})`]),
  select,
  witnesses: (_params, _scope, findings) => itself(findings),
  explain,
  remedies
};
