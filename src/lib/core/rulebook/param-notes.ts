/** What parameters mean wherever they occur, for editors. */
const SHARED: Record<string, string> = {
  channels: 'Channels the rule looks at; all when absent.',
  places: 'Places the rule looks at; all when absent.',
  counts:
    'Which outbound contacts count: attempts, connected, conversations or unanswered (by their outcome).',
  per: 'The subject contacts are counted for: any of account, consumer, address, agency, creditor, agent, place together.',
  honour_within:
    'Time to honour a request: hours, days or business_days (with a calendar). At once when absent.'
};

/** What the parameters of a kind mean, where that is not the same everywhere. */
const OWN: Record<string, Record<string, string>> = {
  'frequency-cap': {
    max: 'The most contacts that may count in the window; the next one is a violation.',
    window:
      'The window that ends at the contact: rolling_hours, rolling_days (local calendar days) or calendar day, week, month.',
    except_outcomes: 'Outcomes that do not count; only with counts: attempts.',
    min_duration_s: 'Seconds that a conversation must last to count; only with counts: conversations.',
    after_first_conversation: 'Whether only contacts after the first conversation with the subject count.'
  },
  'min-gap': { gap: 'The least time since the previous contact that counts: hours, or local calendar days.' },
  'cool-off': {
    trigger: 'What begins the quiet period: outcomes, on which channels, also by inbound contacts or not.',
    days: 'Length of the quiet period in local calendar days.',
    trigger_day_counts: 'Whether the day of the trigger is day 1.'
  },
  burst: {
    max: 'The most contacts that may count within the time; the next one is a violation.',
    within: 'The time that ends at the contact: minutes or hours.'
  },
  'contact-hours': {
    allowed:
      'Permitted intervals of each weekday, [from, to]; a day without any permits none. Up to "24:00".',
    end: 'Whether the last moment of an interval is permitted.',
    holidays:
      'Days off by a calendar of this rulebook: none permits nothing, hours has intervals of its own.',
    basis: 'Whose clock: consumer, all_candidates (every zone the consumer may be in) or an IANA zone.',
    waived_above_days_past_due: 'Contacts with more days past due than this pass.'
  },
  'channel-ban': {
    channels: 'Banned channels.',
    places: 'Banned places. Either a banned channel or a banned place is a violation.'
  },
  'stage-gate': {
    min_days_past_due: 'Fewer days past due are a violation.',
    max_days_past_due: 'More days past due are a violation.',
    after: 'How many earlier outbound contacts of the account on another channel must have been made.'
  },
  'third-party': {
    parties: 'Parties that count as somebody else.',
    allowed_after:
      'When others may be contacted: after failed_attempts, over days, or after outcomes; each is sufficient. {}: never.',
    max_per_person: 'The most contacts that may count for one consumer and address.',
    counts: 'Which contacts count towards max_per_person.'
  },
  'single-collector': {
    within_days: 'Local calendar days within which another agency may not have made contact.'
  },
  'visit-conduct': {
    min_crew: 'The fewest collectors present.',
    min_notice: 'How long before a visit must have been announced: hours, or local calendar days.',
    first_visit_only: 'Whether only the first visit of the subject needs notice.',
    recorded: 'Whether a visit must be recorded.',
    identity_disclosed: 'Whether collectors must say who they are.',
    per: 'The subject whose first visit it is.'
  },
  disclosure: { fields: 'Fields that may not be false: recorded, identity_disclosed, consent.' },
  wording: { patterns: 'Forbidden wording: RE2 patterns, case-insensitive, and what each means.' },
  certification: {
    requires: 'certified: a certificate valid on the local date; trained_within: trained within so many days.'
  },
  'stop-contact': {
    request_kinds: 'Requests after which contact must stop.',
    per: 'Whom a request binds for.',
    allowed_followups: 'Outbound contacts after a request that still pass.'
  },
  'opt-out': {
    confirmation_allowed: 'Whether one contact on that channel within 24 hours may confirm the opt-out.'
  },
  'complaint-hold': { categories: 'Categories of complaints that stop contact; all when absent.' },
  'complaint-deadline': {
    tiers:
      'Deadlines in days or business_days; the first whose `when` fits the complaint holds. An empty `when` fits all.'
  },
  'complaint-rate': {
    period: 'Length of a period: month or quarter.',
    by: 'What complaints are grouped by.',
    numerator: 'Which complaints count: field and values; all when absent.',
    denominator:
      'What they are held against: distinct accounts, consumers, or contacts of the group and period.',
    scale: 'Complaints per how many.',
    max: 'The highest rate permitted. Either this or peer.',
    peer: 'Limit as a multiple of the median rate of the groups. Either this or max.',
    confidence: 'Confidence of the lower bound that must exceed the limit.',
    min_volume: 'Groups with a smaller denominator cannot be judged.'
  }
};

/** A sentence on a parameter, or undefined. */
export const noteOn = (kind: string, parameter: string): string | undefined =>
  OWN[kind]?.[parameter] ?? SHARED[parameter];
