import { all } from '#lib/core/sql';
import { atPlaces, onChannels, subjectColumn } from '../conditions';
import { countsDates } from '../requests';
import type { ContactRuleKind } from '../rule-kind';
import { explain } from './explain';
import { params, type StopContactParams } from './params';
import { remedies } from './remedy';
import { select, witnesses } from './select';

/** No contact after the consumer's request binds, but a few that the law allows (semantics §4). */
export const stopContact: ContactRuleKind<StopContactParams> = {
  kind: 'stop-contact',
  family: 'requests',
  judges: 'contacts',
  causes: 'requests',
  params,
  subject: (p) => p.per,
  needs: (p) => [
    ...p.per.map(subjectColumn),
    ...(p.places ? ['place'] : []),
    ...(countsDates(p.honour_within) ? ['time_zone'] : [])
  ],
  covers: (p) => all([onChannels(p.channels), atPlaces(p.places)]),
  select,
  witnesses,
  explain,
  remedies
};
