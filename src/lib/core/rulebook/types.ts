import type { Channel, Party, Place, Severity, Strength } from '#lib/core/domain';
import type { GenericSchema } from 'valibot';

/** Text in both languages. */
export interface Bilingual {
  en: string;
  zh: string;
}

/** Where a rule or a dated value is laid down. Empty text where the rulebook does not say. */
export interface Citation {
  instrument: string;
  article: string;
  url: string;
}

/** Days since 1970-01-01; `to` is exclusive; null is open. */
export interface DayRange {
  from: number | null;
  to: number | null;
}

/** What a rule is narrowed to; null means it is not narrowed by that column. */
export interface AppliesTo {
  channels: Channel[] | null;
  parties: Party[] | null;
  places: Place[] | null;
  products: string[] | null;
  regions: string[] | null;
  agencies: string[] | null;
  /** Both ends belong to it. */
  daysPastDue: { min: number | null; max: number | null } | null;
  categories: string[] | null;
}

/** A value as JSON knows it. */
export type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain };

export interface Rule {
  id: string;
  kind: string;
  title: Bilingual;
  citation: Citation;
  strength: Strength;
  severity: Severity;
  enabled: boolean;
  /** Why the rule should not be relied on as it stands. */
  doubt: Bilingual | null;
  effective: DayRange;
  appliesTo: AppliesTo;
  except: 'consent'[];
  /** As written: a value may be a list of dated values. `segmentsOf` gives the values in force. */
  params: Record<string, Plain>;
}

/** A calendar of the rulebook: days off and make-up days (days since 1970-01-01) on top of `base`. */
export interface Calendar {
  /** A calendar that comes with the program. */
  base: string | null;
  off: number[];
  work: number[];
  knownUntil: number | null;
}

/** A checked rulebook: plain JSON, and complete (what it extends is merged in). */
export interface Rulebook {
  id: string;
  title: Bilingual;
  jurisdiction: string;
  version: string;
  timeZone: string | null;
  consumerTimeZone: string | null;
  extends: string | null;
  calendars: Record<string, Calendar>;
  rules: Rule[];
}

/** What the rulebook needs to know of a kind of rule. */
export interface KindSchema {
  kind: string;
  params: GenericSchema<unknown, unknown>;
  /** The only strength that its rules can have. */
  strength?: Strength;
}

/** A maximal range of dates with the same parameter values in force. */
export interface Segment<P = unknown> {
  /** First day and the day after the last, in days since 1970-01-01; null is open. */
  from: number | null;
  to: number | null;
  params: P;
  /** Since when these values are in force together: their newest change, or the rule's own first day; null: always. */
  since: number | null;
  /** The same for each parameter that is dated. */
  sinceByParameter: Record<string, number>;
  /** Of the newest of the dated values, else of the rule. */
  citation: Citation;
}

/** A mistake in a rulebook's text. `line` and `column` count from 1. Sentences are messages of the same name as `code`. */
export interface RulebookIssue {
  code: `rulebook_issue_${string}`;
  severity: 'error' | 'warning';
  line: number;
  column: number;
  /** Keys on the way to it, joined by dots. */
  path: string;
  /** `expected` and `got` as words, `suggestion` (or empty), `key`. */
  params: { key: string; expected: string; got: string; suggestion: string };
}
