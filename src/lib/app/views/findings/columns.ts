import type { FindingQuery, FindingSort } from '#lib/app/state';

export const SORTS: readonly FindingSort[] = [
  'when',
  'rule',
  'agency',
  'agent',
  'consumer',
  'severity',
  'measured'
];

/** The query of the findings table without its stretch. */
export type FindingList = Omit<FindingQuery, 'offset' | 'limit'>;

export const isSort = (key: string): key is FindingSort => (SORTS as readonly string[]).includes(key);
