import type { Plain } from '#lib/core/rulebook';

const NINE_TO_FIVE = [['09:00', '17:00']];

/** One rule of each kind whose statements are kept beside the kind; chosen to use what the kind can do, ties and calendars included. */
export const GOLDEN_PARAMS: Readonly<Record<string, { [key: string]: Plain }>> = {
  'frequency-cap': {
    channels: ['call'],
    counts: 'attempts',
    per: ['account', 'agency'],
    max: 7,
    window: { rolling_days: 7 },
    except_outcomes: ['busy', 'out_of_service']
  },
  'min-gap': { channels: ['call'], counts: 'connected', per: ['consumer'], gap: { hours: 3 } },
  'cool-off': {
    channels: ['call'],
    trigger: { outcomes: ['conversation'], channels: ['call'] },
    per: ['account'],
    days: 7
  },
  'contact-hours': {
    channels: ['call', 'sms'],
    places: ['home'],
    allowed: { mon: NINE_TO_FIVE, wed: NINE_TO_FIVE, sat: [['10:00', '12:30']] },
    end: 'inclusive',
    holidays: { calendar: 'golden', rule: 'none' },
    waived_above_days_past_due: 180
  },
  'channel-ban': { channels: ['visit'], places: ['work'] },
  'stage-gate': {
    channels: ['visit'],
    min_days_past_due: 30,
    after: { channel: 'call', count: 3 }
  },
  'third-party': {
    parties: ['third_party'],
    allowed_after: { failed_attempts: 3, days: 2, outcomes: ['out_of_service'] },
    max_per_person: 2,
    counts: 'connected'
  },
  'stop-contact': {
    request_kinds: ['cease', 'attorney'],
    per: ['consumer'],
    honour_within: { business_days: 2, calendar: 'golden' },
    allowed_followups: 1
  },
  'opt-out': { honour_within: { hours: 24 }, confirmation_allowed: true },
  'consumer-hours': { channels: ['call', 'sms'] },
  'visit-conduct': {
    min_crew: 2,
    min_notice: { days: 1 },
    first_visit_only: true,
    per: ['account'],
    recorded: true,
    identity_disclosed: true
  },
  recording: { channels: ['call'], counts: 'conversations' },
  disclosure: { counts: 'connected', fields: ['identity_disclosed', 'consent'] },
  wording: { channels: ['sms'], patterns: [{ re2: '(jail|prison)', meaning: { en: 'threat', zh: '恐吓' } }] },
  burst: { channels: ['sms'], counts: 'attempts', per: ['consumer'], max: 2, within: { minutes: 30 } },
  certification: { channels: ['visit'], requires: 'certified' },
  'single-collector': { per: ['account'], within_days: 30 },
  'complaint-hold': { channels: ['call'], categories: ['harassment'] },
  'complaint-deadline': {
    tiers: [
      { when: { severity: ['high'] }, business_days: 5, calendar: 'golden' },
      { when: {}, days: 30 }
    ]
  },
  'complaint-rate': {
    period: 'month',
    by: ['agency'],
    numerator: { outcome: ['upheld', 'partly_upheld'] },
    denominator: 'accounts',
    scale: 1000,
    peer: { median: 2 },
    min_volume: 20
  }
};

/** The rulebook of those rules. */
export const goldenRulebook = (kinds: Iterable<string>) => ({
  id: 'golden',
  title: { en: 'Golden', zh: '样本' },
  jurisdiction: 'test',
  version: '1',
  time_zone: 'Asia/Shanghai',
  calendars: { golden: { off: ['2026-03-09'], work: ['2026-03-14'], known_until: '2026-12-31' } },
  rules: [...kinds].map((kind) => ({
    id: kind,
    kind,
    title: { en: kind, zh: kind },
    citation: { instrument: 'Golden', article: '1' },
    strength: 'policy',
    severity: 'minor',
    effective: { from: '2026-03-02' },
    params: GOLDEN_PARAMS[kind] ?? {}
  }))
});
