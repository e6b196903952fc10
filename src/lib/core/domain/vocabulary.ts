/** Enumerations of the canonical columns (semantics §1, §3). A value's code in the engine is its index here; append, never reorder. */
export const CHANNELS = ['call', 'sms', 'visit', 'email', 'letter', 'app', 'other'] as const;
export const DIRECTIONS = ['outbound', 'inbound'] as const;
export const PARTIES = ['debtor', 'spouse', 'guarantor', 'attorney', 'third_party', 'unknown'] as const;
export const PLACES = ['home', 'work', 'other'] as const;
export const OUTCOMES = [
  'busy',
  'out_of_service',
  'failed',
  'no_answer',
  'voicemail',
  'answered',
  'third_party',
  'conversation',
  'sent',
  'delivered',
  'undelivered',
  'read',
  'not_home',
  'left_notice',
  'met',
  'refused',
  'other'
] as const;
export const COMPLAINT_SEVERITIES = ['low', 'medium', 'high'] as const;
export const COMPLAINT_OUTCOMES = ['open', 'upheld', 'partly_upheld', 'rejected'] as const;
/** What a consumer can ask for (semantics §1). */
export const REQUEST_KINDS = [
  'cease',
  'attorney',
  'dispute',
  'channel_opt_out',
  'work_ban',
  'hours',
  'hardship',
  'adjustment'
] as const;
export const COUNTS = ['attempts', 'connected', 'conversations', 'unanswered'] as const;
export const STRENGTHS = ['mandatory', 'presumption', 'recommended', 'self_regulatory', 'policy'] as const;
export const SEVERITIES = ['critical', 'major', 'minor'] as const;
export const SUBJECT_KEYS = [
  'account',
  'consumer',
  'address',
  'agency',
  'creditor',
  'agent',
  'place'
] as const;
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export type Channel = (typeof CHANNELS)[number];
export type Direction = (typeof DIRECTIONS)[number];
export type Party = (typeof PARTIES)[number];
export type Place = (typeof PLACES)[number];
export type Outcome = (typeof OUTCOMES)[number];
export type ComplaintSeverity = (typeof COMPLAINT_SEVERITIES)[number];
export type ComplaintOutcome = (typeof COMPLAINT_OUTCOMES)[number];
export type RequestKind = (typeof REQUEST_KINDS)[number];
export type Counts = (typeof COUNTS)[number];
export type Strength = (typeof STRENGTHS)[number];
export type Severity = (typeof SEVERITIES)[number];
export type SubjectKey = (typeof SUBJECT_KEYS)[number];
export type Weekday = (typeof WEEKDAYS)[number];

/** Outcomes that count as connected (semantics §3). */
export const CONNECTED: readonly Outcome[] = [
  'voicemail',
  'answered',
  'third_party',
  'conversation',
  'delivered',
  'read',
  'left_notice',
  'met',
  'refused'
];
/** Outcomes in which the debtor, spouse or guarantor was spoken with (semantics §3). */
export const CONVERSATIONS: readonly Outcome[] = ['conversation', 'met'];
/** Outcomes that count as unanswered (semantics §3). */
export const UNANSWERED: readonly Outcome[] = ['busy', 'no_answer', 'voicemail', 'failed', 'out_of_service'];
