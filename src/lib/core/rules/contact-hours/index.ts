import { all } from '#lib/core/sql';
import { atPlaces, onChannels } from '../conditions';
import type { ContactRuleKind } from '../rule-kind';
import { explain } from './explain';
import { openingsOf } from './opening';
import { params, type ContactHoursParams } from './params';
import { remedies } from './remedy';
import { select, witnesses } from './select';

/** Contacts only within permitted local hours (semantics §4). */
export const contactHours: ContactRuleKind<ContactHoursParams> = {
  kind: 'contact-hours',
  family: 'hours',
  judges: 'contacts',
  params,
  subject: () => [],
  needs: (p) => [
    ...(p.basis === 'consumer' || p.basis === 'all_candidates' ? ['time_zone'] : []),
    ...(p.places ? ['place'] : []),
    ...(p.waived_above_days_past_due === undefined ? [] : ['days_past_due'])
  ],
  covers: (p) => all([onChannels(p.channels), atPlaces(p.places)]),
  select,
  witnesses,
  openings: openingsOf,
  explain,
  remedies
};
