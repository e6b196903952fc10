import { sql } from '#lib/core/sql';
import { subjectColumn } from '../conditions';
import type { ContactRuleKind } from '../rule-kind';
import { explain } from './explain';
import { params, type SingleCollectorParams } from './params';
import { remedies } from './remedy';
import { select, witnesses } from './select';

/** One agency at a time contacts a subject (semantics §4). */
export const singleCollector: ContactRuleKind<SingleCollectorParams> = {
  kind: 'single-collector',
  family: 'reach',
  judges: 'contacts',
  params,
  subject: (p) => p.per,
  needs: (p) => [...new Set([...p.per.map(subjectColumn), 'agency', 'account_id', 'time_zone'])],
  covers: () => sql`true`,
  select,
  witnesses,
  explain,
  remedies
};
