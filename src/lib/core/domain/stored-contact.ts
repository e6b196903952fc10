/**
 * The narrow `contact` table of the engine, one row per attempt, sorted by `n`.
 * Words are dictionary codes (tables `word_<column>`: code, text), enumerations are indexes into their word list.
 */
export const STORED_CONTACT = {
  /** Order of contacts: by instant, then contact_id as UTF-8 bytes; 0, 1, 2 … */
  n: 'INTEGER',
  contact_id: 'VARCHAR',
  /** Epoch seconds; 00:00 in the file's zone for a bare date. */
  t: 'BIGINT',
  /** Seconds after `t` at which the contact may have happened: 0 when the time is known, the day's length − 1 for a bare date. */
  span: 'INTEGER',
  /** Days since 1970-01-01 in the consumer's zone; null when the zone is unknown. */
  local_day: 'INTEGER',
  /** Second of the local day 0 … 86399; null when zone or time of day is unknown. */
  local_second: 'INTEGER',
  /** Code of the zone candidates (`word_zone`), null when unknown. */
  zone: 'INTEGER',
  channel: 'TINYINT',
  direction: 'TINYINT',
  outcome: 'TINYINT',
  party: 'TINYINT',
  place: 'TINYINT',
  agency: 'INTEGER',
  agent: 'INTEGER',
  creditor: 'INTEGER',
  account: 'INTEGER',
  consumer: 'INTEGER',
  address: 'INTEGER',
  region: 'INTEGER',
  product: 'INTEGER',
  days_past_due: 'INTEGER',
  /** Due date of the account where days past due are missing and no zone is known: local date − due date is the value then. */
  due_day: 'INTEGER',
  /** Minor units. */
  balance: 'BIGINT',
  duration_s: 'DOUBLE',
  recorded: 'BOOLEAN',
  identity_disclosed: 'BOOLEAN',
  consent: 'BOOLEAN',
  crew_size: 'INTEGER',
  notice_at: 'BIGINT',
  /** As `span`, for notice_at, and the date written where it is only a date. */
  notice_span: 'INTEGER',
  notice_day: 'INTEGER',
  /** Code of `text` (`word_text`). */
  text: 'INTEGER',
  /** Position of the file in the workspace, record number from 1, physical line. */
  file: 'INTEGER',
  record: 'INTEGER',
  line: 'INTEGER'
} as const;

/** The `complaint` table of the engine. */
export const STORED_COMPLAINT = {
  n: 'INTEGER',
  complaint_id: 'VARCHAR',
  received_at: 'BIGINT',
  /** As `span` of a contact. */
  span: 'INTEGER',
  /** The date written, for a bare date; else null (the rulebook's zone decides). */
  written_day: 'INTEGER',
  account: 'INTEGER',
  consumer: 'INTEGER',
  agency: 'INTEGER',
  agent: 'INTEGER',
  channel: 'TINYINT',
  category: 'INTEGER',
  severity: 'TINYINT',
  outcome: 'TINYINT',
  closed_at: 'BIGINT',
  closed_span: 'INTEGER',
  closed_day: 'INTEGER',
  extended_to: 'INTEGER',
  contact_id: 'VARCHAR',
  file: 'INTEGER',
  record: 'INTEGER',
  line: 'INTEGER'
} as const;

/** The `request` table of the engine: what consumers asked for, in order of receipt. */
export const STORED_REQUEST = {
  n: 'INTEGER',
  request_id: 'VARCHAR',
  received_at: 'BIGINT',
  span: 'INTEGER',
  written_day: 'INTEGER',
  /** Null: all accounts of the consumer. */
  account: 'INTEGER',
  consumer: 'INTEGER',
  kind: 'TINYINT',
  channel: 'TINYINT',
  address: 'INTEGER',
  /** Seconds of the day 0 … 86400. */
  hours_from: 'INTEGER',
  hours_to: 'INTEGER',
  until: 'BIGINT',
  until_span: 'INTEGER',
  until_day: 'INTEGER',
  file: 'INTEGER',
  record: 'INTEGER',
  line: 'INTEGER'
} as const;

/** The `account` table of the engine. Dates are days since 1970-01-01. Only the first row of an account has `is_first`. */
export const STORED_ACCOUNT = {
  n: 'INTEGER',
  account: 'INTEGER',
  consumer: 'INTEGER',
  agency: 'INTEGER',
  creditor: 'INTEGER',
  product: 'INTEGER',
  opened_at: 'INTEGER',
  due_date: 'INTEGER',
  placed_at: 'BIGINT',
  placed_span: 'INTEGER',
  placed_day: 'INTEGER',
  balance: 'BIGINT',
  region: 'INTEGER',
  zone: 'INTEGER',
  is_first: 'BOOLEAN',
  file: 'INTEGER',
  record: 'INTEGER',
  line: 'INTEGER'
} as const;

/** The `agent` table of the engine: certificates and trainings, dates as days since 1970-01-01. */
export const STORED_AGENT = {
  n: 'INTEGER',
  agent: 'INTEGER',
  agency: 'INTEGER',
  trained_at: 'INTEGER',
  certified_from: 'INTEGER',
  certified_until: 'INTEGER',
  file: 'INTEGER',
  record: 'INTEGER',
  line: 'INTEGER'
} as const;

/** The `payment` table of the engine. `amount` in minor units. */
export const STORED_PAYMENT = {
  n: 'INTEGER',
  account: 'INTEGER',
  paid_at: 'BIGINT',
  span: 'INTEGER',
  amount: 'BIGINT',
  file: 'INTEGER',
  record: 'INTEGER',
  line: 'INTEGER'
} as const;

/**
 * Dictionaries: engine table `word_<name>` (code INTEGER, text VARCHAR). `account` and `consumer` share `word_person`'s
 * sibling ids: a consumer that defaults to its account gets its own code in `word_consumer`.
 */
export const DICTIONARIES = [
  'agency',
  'agent',
  'creditor',
  'account',
  'consumer',
  'address',
  'region',
  'product',
  'zone',
  'category',
  'text'
] as const;
export type DictionaryName = (typeof DICTIONARIES)[number];
