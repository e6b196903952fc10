import type { Channel, Filter, Severity, Strength } from '#lib/core/domain';
import type { Family, Opening } from '#lib/core/rules';
import type { BrandFigures } from '../brand/types';
import type { AgenciesFigures } from '../agencies/types';

/** A count with what it is out of. */
export interface Share {
  part: number;
  base: number;
}

/** A ratio × scale with its exact 95 % interval (Poisson), null where the base is 0. */
export interface Rate {
  count: number;
  base: number;
  scale: number;
  value: number | null;
  low: number | null;
  high: number | null;
}

/** A rule as pages show it. */
export interface RuleBrief {
  index: number;
  rulebookId: string;
  ruleId: string;
  title: { en: string; zh: string };
  family: Family;
  severity: Severity;
  strength: Strength;
  /** Violations and coverage under the filter. */
  violations: number;
  judged: number;
  cannotJudge: number;
}

/** What every page's sentence and the strip are made of. Periods are days since 1970-01-01, both included. */
export interface Headline {
  from: number | null;
  to: number | null;
  contacts: number;
  outbound: number;
  people: number;
  judged: Share;
  violations: number;
  violatingContacts: Rate;
  peopleAffected: Share;
  outOfHours: Share;
  complaints: Rate;
}

/** Weeks start on Monday; `week` is the Monday's day number. */
export interface WeekPoint {
  week: number;
  contacts: number;
  judged: number;
  violations: Record<Family, number>;
  violatingContacts: number;
}

export interface OverviewFigures {
  headline: Headline;
  /** The same for the period of equal length before, null where the filter has no period or nothing lies before it. */
  previous: Headline | null;
  weeks: WeekPoint[];
  rules: RuleBrief[];
  /** Rows: agencies by name; cells by rule index. `peers` is the rate of all other agencies together. */
  agencies: {
    agency: string;
    contacts: number;
    cells: { rule: number; rate: Rate; peers: number | null }[];
  }[];
  /** What stands out against peers, worst first, at most five: its lower bound is above the peers' rate. */
  standouts: { agency: string; rule: number; rate: Rate; peers: number; people: number; since: number }[];
}

export interface FrequencyFigures {
  headline: Headline;
  /** Rules with a window; `chosen` is the one shown. */
  rules: (RuleBrief & { max: number; channels: readonly Channel[] | null; window: string })[];
  chosen: number | null;
  /** People (subjects) by the fullest window they had: `load` contacts; loads above 40 are in the last bin. */
  histogram: { load: number; subjects: number }[];
  beyond: Share;
  weeks: { week: number; judged: number; violations: number }[];
  byAgency: { agency: string; rate: Rate }[];
  mostContacted: {
    consumerId: string;
    contacts: number;
    calls: number;
    visits: number;
    peak: number;
    violations: number;
  }[];
  /** Share of all contacts that fall on the most-contacted share of people: points of the burden curve, 0 … 1. */
  burden: { people: number; contacts: number }[];
}

export interface HoursFigures {
  headline: Headline;
  rules: (RuleBrief & { openings: Opening[] })[];
  chosen: number | null;
  /** weekday 0 = Monday; counts of outbound contacts the filter shows. */
  heat: { weekday: number; hour: number; contacts: number; violations: number }[];
  /** Contacts per minute around the edges of the permitted day, ten minutes to each side; minute of the day. */
  edges: { edge: number; minutes: { minute: number; contacts: number }[] }[];
  weeks: { week: number; judged: number; violations: number }[];
  byAgency: { agency: string; outside: Rate }[];
  zones: { known: number; several: number; unknown: number };
  withoutTime: number;
}

export interface VisitsFigures {
  headline: Headline;
  visits: number;
  peopleVisited: number;
  /** The cap per person and calendar month, where an active rule has one. */
  cap: { max: number; rule: number } | null;
  /** Person-months by number of visits. */
  perMonth: { visits: number; personMonths: number }[];
  beyond: Share;
  byAgency: { agency: string; visits: number; people: number; perPerson: number; violations: number }[];
  byBand: { band: number; visits: number; contacts: number }[];
  byChannelBand: { channel: Channel; band: number; contacts: number }[];
  weeks: { week: number; visits: number; violations: number }[];
  mostVisited: { consumerId: string; visits: number; violations: number }[];
  checks: {
    check: 'crew_size' | 'notice_at' | 'recorded' | 'identity_disclosed';
    known: number;
    met: number;
    visits: number;
  }[];
}

export interface ComplaintsFigures {
  headline: Headline;
  complaints: number;
  byAgency: { agency: string; rate: Rate; judgedGroups: number; violations: number }[];
  overall: Rate;
  months: {
    month: number;
    name: string;
    complaints: number;
    accounts: number;
    byAgency: { agency: string; rate: Rate }[];
  }[];
  categories: { category: string; complaints: number }[];
  outcomes: { outcome: string; complaints: number }[];
  severities: { severity: string; complaints: number }[];
  groups: {
    rule: number;
    label: string;
    verdict: number;
    measured: number;
    lower: number;
    limit: number | null;
    complaints: number;
    denominator: number;
    missing: string | null;
  }[];
  recent: {
    complaintId: string;
    receivedDay: number;
    agency: string | null;
    accountId: string | null;
    consumerId: string | null;
    category: string | null;
    severity: string | null;
    outcome: string | null;
    contactsBefore: number;
    violationsBefore: number;
  }[];
}

export interface PageFigures {
  overview: OverviewFigures;
  frequency: FrequencyFigures;
  hours: HoursFigures;
  visits: VisitsFigures;
  complaints: ComplaintsFigures;
  agencies: AgenciesFigures;
  brand: BrandFigures;
}
export type Page = keyof PageFigures;

/** What a page is asked for: the filter and, on pages about one rule, which. */
export interface FigureRequest {
  filter: Filter;
  rule: number | null;
}

/** A row of the findings table. Days since 1970-01-01, minutes of the local day. */
export interface FindingRow {
  /** Stable within one judgement: rule index and order of the contact or complaint, or group label. */
  key: string;
  rule: number;
  ruleId: string;
  rulebookId: string;
  contactId: string | null;
  complaintId: string | null;
  group: string | null;
  day: number | null;
  minute: number | null;
  agency: string | null;
  agent: string | null;
  channel: Channel | null;
  region: string | null;
  consumerId: string | null;
  accountId: string | null;
  measured: string;
  limit: string;
  severity: Severity;
  strength: Strength;
}

export type FindingSort = 'when' | 'rule' | 'agency' | 'agent' | 'consumer' | 'severity' | 'measured';

export interface FindingQuery {
  filter: Filter;
  search: string;
  sort: FindingSort;
  descending: boolean;
  offset: number;
  limit: number;
  /** Only findings of one person or account, where given. */
  consumerId?: string;
  /** Only contacts of one cell: weekday 0 = Monday and hour, week, band … each optional. */
  weekday?: number;
  hour?: number;
}

/** One contact on a person's timeline. */
export interface TimelineContact {
  contactId: string;
  n: number;
  at: number;
  day: number | null;
  second: number | null;
  zone: string | null;
  channel: Channel;
  direction: string;
  outcome: string | null;
  party: string;
  agency: string | null;
  agent: string | null;
  accountId: string | null;
  consumerId: string | null;
  consent: boolean | null;
  durationS: number | null;
  daysPastDue: number | null;
  file: string;
  line: number;
  /** Rule indexes this contact violates. */
  violates: number[];
  /** Rule indexes that cannot judge it. */
  unclear: number[];
}

export interface Evidence {
  finding: FindingRow;
  /** Sentence as data. */
  message: { code: string; params: Record<string, string | number> };
  ruleTitle: { en: string; zh: string };
  citation: { instrument: string; article: string; url: string };
  since: number | null;
  consentUnrecorded: boolean;
  witnesses: string[];
  timeline: TimelineContact[];
  /** Contacts of the subject outside the stretch shown. */
  more: number;
}

export interface SearchHit {
  kind: 'consumer' | 'account' | 'contact';
  id: string;
  consumerId: string | null;
  contacts: number;
  violations: number;
}
