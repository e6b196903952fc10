import {
  CHANNELS,
  COMPLAINT_OUTCOMES,
  COMPLAINT_SEVERITIES,
  DIRECTIONS,
  OUTCOMES,
  PARTIES,
  PLACES,
  REQUEST_KINDS
} from './vocabulary';

/**
 * How a cell of a canonical column is read. `word` is text of few distinct values, `id` text of many, `text` what was said;
 * all become dictionary codes. `time` is a time of day.
 */
export type ColumnType =
  | 'id'
  | 'word'
  | 'text'
  | 'instant'
  | 'date'
  | 'time'
  | 'zone'
  | 'enum'
  | 'integer'
  | 'number'
  | 'money'
  | 'boolean';

export interface ColumnDefinition {
  name: string;
  type: ColumnType;
  required?: true;
  /** Allowed words of an `enum`, in code order. */
  words?: readonly string[];
}

export const TABLES = ['contacts', 'complaints', 'requests', 'accounts', 'agents', 'payments'] as const;
export type TableName = (typeof TABLES)[number];

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

/** Canonical columns of what consumers asked for (semantics §1). */
export const REQUEST_COLUMNS = [
  { name: 'request_id', type: 'id' },
  { name: 'received_at', type: 'instant', required: true },
  { name: 'account_id', type: 'id' },
  { name: 'consumer_id', type: 'id' },
  { name: 'kind', type: 'enum', required: true, words: REQUEST_KINDS },
  { name: 'channel', type: 'enum', words: CHANNELS },
  { name: 'address', type: 'id' },
  { name: 'hours_from', type: 'time' },
  { name: 'hours_to', type: 'time' },
  { name: 'until', type: 'instant' }
] as const satisfies readonly ColumnDefinition[];

/** Canonical columns of accounts: the debts. */
export const ACCOUNT_COLUMNS = [
  { name: 'account_id', type: 'id', required: true },
  { name: 'consumer_id', type: 'id' },
  { name: 'agency', type: 'word' },
  { name: 'creditor', type: 'word' },
  { name: 'product', type: 'word' },
  { name: 'opened_at', type: 'date' },
  { name: 'due_date', type: 'date' },
  { name: 'placed_at', type: 'instant' },
  { name: 'balance', type: 'money' },
  { name: 'region', type: 'word' },
  { name: 'time_zone', type: 'zone' }
] as const satisfies readonly ColumnDefinition[];

/** Canonical columns of agents: one row per certificate or training. */
export const AGENT_COLUMNS = [
  { name: 'agent', type: 'word', required: true },
  { name: 'agency', type: 'word' },
  { name: 'trained_at', type: 'date' },
  { name: 'certified_from', type: 'date' },
  { name: 'certified_until', type: 'date' }
] as const satisfies readonly ColumnDefinition[];

/** Canonical columns of payments. */
export const PAYMENT_COLUMNS = [
  { name: 'account_id', type: 'id', required: true },
  { name: 'paid_at', type: 'instant', required: true },
  { name: 'amount', type: 'money', required: true }
] as const satisfies readonly ColumnDefinition[];

export type ContactColumn = (typeof CONTACT_COLUMNS)[number]['name'];
export type ComplaintColumn = (typeof COMPLAINT_COLUMNS)[number]['name'];
export type RequestColumn = (typeof REQUEST_COLUMNS)[number]['name'];
export type AccountColumn = (typeof ACCOUNT_COLUMNS)[number]['name'];
export type AgentColumn = (typeof AGENT_COLUMNS)[number]['name'];
export type PaymentColumn = (typeof PAYMENT_COLUMNS)[number]['name'];

export const TABLE_COLUMNS: Record<TableName, readonly ColumnDefinition[]> = {
  contacts: CONTACT_COLUMNS,
  complaints: COMPLAINT_COLUMNS,
  requests: REQUEST_COLUMNS,
  accounts: ACCOUNT_COLUMNS,
  agents: AGENT_COLUMNS,
  payments: PAYMENT_COLUMNS
};
