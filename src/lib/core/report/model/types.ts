import type { Message } from '#lib/core/domain';
import type { Locale, ValueFormat } from '#lib/core/i18n';
import type { Bilingual } from '#lib/core/rulebook';

/** Words in every language of the program. A plain string in a report is a name out of the data, the same in all of them. */
export type Words = Message | Bilingual;

export type Cell = null | number | string | Words;

/** One number. `definition` is a message that says how it is counted; `rules` are `rulebook/rule`, empty for all. */
export interface Figure {
  id: string;
  label: Words;
  value: Cell;
  format: ValueFormat;
  /** Ends of its 95 % interval. */
  low: number | null;
  high: number | null;
  /** What it is out of. */
  part: number | null;
  base: number | null;
  /** The same in the period before, where there is one. */
  previous: number | null;
  definition: string;
  rules: string[];
}

/** `counts`: of people or events, which small-cell suppression looks at; `of` names the counts that a value is made from. */
export interface Column {
  id: string;
  label: Words;
  format: ValueFormat | 'text';
  counts?: true;
  of?: string[];
}

export interface Table {
  id: string;
  title: Words;
  definition: string;
  columns: Column[];
  rows: Cell[][];
}

interface Drawn {
  id: string;
  title: Words;
  /** Id of the table of the section that it draws. */
  table: string;
}

/** A picture of a table: columns by id. */
export type Chart = Drawn &
  (
    | { kind: 'bars' | 'histogram'; label: string; value: string; low?: string; high?: string }
    | { kind: 'trend'; label: string; values: string[]; per?: { value: string; scale: number } }
    | { kind: 'heat'; row: string; column: string; value: string }
  );

export interface Section {
  id: SectionId;
  title: Words;
  /** Written by the author, kept as it is. */
  commentary: string;
  figures: Figure[];
  tables: Table[];
  charts: Chart[];
}

export const SECTIONS = [
  'overview',
  'agencies',
  'frequency',
  'hours',
  'visits',
  'complaints',
  'history',
  'rules',
  'findings'
] as const;
export type SectionId = (typeof SECTIONS)[number];

/** A rule as it judged. */
export interface ReportRule {
  /** `rulebook/rule`. */
  key: string;
  title: Bilingual;
  citation: { instrument: string; article: string; url: string };
  strength: string;
  severity: string;
  doubt: Bilingual | null;
  applicable: number;
  judged: number;
  violations: number;
  cannotJudge: number;
  /** Columns for want of which it could not judge, over everything loaded. */
  missing: { column: string; count: number }[];
  /** Its values by stretch of time, both ends included, and the statement that judged. */
  stretches: { from: string | null; to: string | null; values: string; sql: string }[];
}

export interface ReportInput {
  file: string;
  table: string;
  bytes: number;
  /** Of the file as given, which may hold several tables. */
  sha256: string;
  rows: number;
  loaded: number;
  rejected: number;
  duplicates: number;
  issues: number;
  /** As given for times without an offset. */
  zone: string | null;
}

export interface ReportRulebook {
  id: string;
  version: string;
  title: Bilingual;
  /** Of the text that lies in the bundle. */
  sha256: string;
}

/** What judged and counted. */
export interface Environment {
  program: { name: string; version: string };
  engine: { name: string; version: string };
  /** Version of the zone table. */
  zones: string;
  calendars: { id: string; known_until: string; sha256: string }[];
}

export const PRESETS = ['agency', 'board', 'regulator', 'person'] as const;
export type Preset = (typeof PRESETS)[number];

/** What the builder is asked for. Dates are days since 1970-01-01. */
export interface ReportOptions {
  preset: Preset;
  sections: SectionId[];
  languages: Locale[];
  title: string;
  purpose: string;
  author: string;
  recipient: string;
  commentary: Partial<Record<SectionId, string>>;
  /** Counts from 1 to one less than this are left out; 0: none is. */
  smallCells: number;
  /** Ids as they are instead of pseudonyms. */
  showIds: boolean;
}

/** Everything a report says, without its findings: plain JSON, no language chosen, the same for the same inputs. */
export interface Report {
  format: 'decorum-report/1';
  options: ReportOptions;
  asOf: string;
  scope: {
    from: string | null;
    to: string | null;
    agencies: string[];
    channels: string[];
    regions: string[];
    rules: string[];
    severities: string[];
    consumer: string | null;
  };
  /** Tells whether two reports have the same key; null where ids are shown. */
  pseudonymKey: string | null;
  sections: Section[];
  rules: ReportRule[];
  rulebooks: ReportRulebook[];
  inputs: ReportInput[];
  environment: Environment;
  assumptions: Message[];
  findings: { count: number; listed: boolean };
}

/** A finding as reports have it: cells of FINDING_COLUMNS and its explanation as a message. */
export interface Finding {
  cells: (string | number | null)[];
  explanation: Message;
}
