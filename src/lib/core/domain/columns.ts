import {
  CHANNELS,
  COMPLAINT_OUTCOMES,
  COMPLAINT_SEVERITIES,
  DIRECTIONS,
  OUTCOMES,
  PARTIES,
  PLACES
} from './vocabulary';

/** How a cell of a canonical column is read. `word` is text of few distinct values, `id` text of many; both become dictionary codes. */
export type ColumnType =
  'id' | 'word' | 'text' | 'instant' | 'date' | 'zone' | 'enum' | 'integer' | 'number' | 'money' | 'boolean';

export interface ColumnDefinition {
  name: string;
  type: ColumnType;
  required?: true;
  /** Allowed words of an `enum`, in code order. */
  words?: readonly string[];
}

export type TableName = 'contacts' | 'complaints';

/** Canonical columns of a contact log (semantics §1). */
export const CONTACT_COLUMNS = [
  { name: 'contact_id', type: 'id' },
  { name: 'occurred_at', type: 'instant', required: true },
  { name: 'channel', type: 'enum', required: true, words: CHANNELS },
  { name: 'agency', type: 'word' },
  { name: 'agent', type: 'word' },
  { name: 'creditor', type: 'word' },
  { name: 'account_id', type: 'id' },
  { name: 'consumer_id', type: 'id' },
  { name: 'direction', type: 'enum', words: DIRECTIONS },
  { name: 'outcome', type: 'enum', words: OUTCOMES },
  { name: 'duration_s', type: 'number' },
  { name: 'party', type: 'enum', words: PARTIES },
  { name: 'address', type: 'id' },
  { name: 'place', type: 'enum', words: PLACES },
  { name: 'time_zone', type: 'zone' },
  { name: 'region', type: 'word' },
  { name: 'product', type: 'word' },
  { name: 'days_past_due', type: 'integer' },
  { name: 'balance', type: 'money' },
  { name: 'recorded', type: 'boolean' },
  { name: 'identity_disclosed', type: 'boolean' },
  { name: 'consent', type: 'boolean' },
  { name: 'crew_size', type: 'integer' },
  { name: 'notice_at', type: 'instant' },
  { name: 'text', type: 'text' },
  { name: 'notes', type: 'text' }
] as const satisfies readonly ColumnDefinition[];

/** Canonical columns of a complaints file (semantics §1). */
export const COMPLAINT_COLUMNS = [
  { name: 'complaint_id', type: 'id' },
  { name: 'received_at', type: 'instant', required: true },
  { name: 'account_id', type: 'id' },
  { name: 'consumer_id', type: 'id' },
  { name: 'agency', type: 'word' },
  { name: 'agent', type: 'word' },
  { name: 'channel', type: 'enum', words: CHANNELS },
  { name: 'category', type: 'word' },
  { name: 'severity', type: 'enum', words: COMPLAINT_SEVERITIES },
  { name: 'outcome', type: 'enum', words: COMPLAINT_OUTCOMES },
  { name: 'closed_at', type: 'instant' },
  { name: 'extended_to', type: 'date' },
  { name: 'contact_id', type: 'id' },
  { name: 'text', type: 'text' }
] as const satisfies readonly ColumnDefinition[];

export type ContactColumn = (typeof CONTACT_COLUMNS)[number]['name'];
export type ComplaintColumn = (typeof COMPLAINT_COLUMNS)[number]['name'];

export const TABLE_COLUMNS: Record<TableName, readonly ColumnDefinition[]> = {
  contacts: CONTACT_COLUMNS,
  complaints: COMPLAINT_COLUMNS
};
