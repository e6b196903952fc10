import type {
  Ask,
  CheckPerson,
  CheckRequest,
  CheckResult,
  ComplaintQuery,
  ComplaintRow,
  ContactQuery,
  Counterfactual,
  Evidence,
  FigureRequest,
  FindingQuery,
  FindingRow,
  NextTime,
  Page,
  PageFigures,
  SearchHit,
  TimelineContact,
  WhatIf
} from '#lib/core/audit';
import type { Channel, Filter, Issue, RuleTally, TableName } from '#lib/core/domain';
import type { Locale } from '#lib/core/i18n';
import type { Encoding, LoadedFile as ReadFile, Mapping, Preview } from '#lib/core/ingest';
import type { Rule } from '#lib/core/rulebook';
import type { Family, RuleKind } from '#lib/core/rules';

/** A file as it was read; days are days since 1970-01-01. */
export type LoadedFile = ReadFile & { isSample: boolean };

export interface LoadOutcome {
  loaded: LoadedFile[];
  /** Files that could not be used at all, each with its reason; nothing of them was kept. */
  refused: Issue[];
}

export interface LoadOptions {
  /** IANA zone, or `consumer`. */
  zone?: string;
  dayMonth?: 'dmy' | 'mdy';
  /** Ids of loaded files that these take the place of. */
  replace?: number[];
  /** Read through this one, or through one of these whose headers are there. */
  mapping?: Mapping;
  mappings?: readonly Mapping[];
  encoding?: Encoding;
  sheet?: string;
}

/** The start of a file as it will be read, or why it cannot be. */
export type PreviewOutcome = { preview: Preview } | { refused: Issue };

export interface LoadProgress {
  file: string;
  rows: number;
  /** Of all files together. */
  bytes: number;
  totalBytes: number;
}

/** Why a row was refused or a cell read as missing. `code` is a message of core/i18n with the values `column` and `value`. */
export interface ReasonRow {
  file: string;
  line: number;
  column: string | null;
  value: string;
  code: string;
}

export type ParamValue = number | string;

/** A change to one rule. `values` are by path into the parameters as shipped, joined by dots: `max`, `window.rolling_days`, `allowed.mon.0.1`. */
export interface RuleChange {
  enabled?: boolean;
  values?: Record<string, ParamValue>;
}

/** Changes to a rulebook by rule id. */
export type Overrides = Record<string, RuleChange>;

/** Zones set in place of the rulebook's own; null takes one away. */
export interface ZoneChange {
  timeZone?: string | null;
  consumerTimeZone?: string | null;
}

export interface RulebookInfo {
  id: string;
  title: { en: string; zh: string };
  jurisdiction: string;
  version: string;
  active: boolean;
  /** As shipped, like `rules`. */
  timeZone: string | null;
  consumerTimeZone: string | null;
  rules: (Rule & { family: Family; judges: RuleKind['judges'] })[];
  changes: Overrides;
  zones: ZoneChange;
}

export interface JudgeOutcome {
  /** By rule index: figures, findings and timelines name a rule by its position here. */
  tallies: RuleTally[];
  seconds: number;
  fallbackZone: string;
}

export type { ComplaintQuery, ComplaintRow, ContactQuery };

export interface Facts {
  agencies: string[];
  regions: string[];
  channels: Channel[];
  firstDay: number | null;
  lastDay: number | null;
  contacts: number;
  complaints: number;
}

export type SampleName = 'cn' | 'us';
export interface NamedBlob {
  name: string;
  blob: Blob;
}

/** A column to ask an agency for, in the reader's words. */
export interface AskLine extends Ask {
  /** As headers of files in the reader's language have it. */
  header: string;
  meaning: string;
  /** Words or type. */
  values: string;
  example: string;
}

/**
 * What the page asks of the worker. All results are plain data. `Filter.rules` holds `rulebookId/ruleId`.
 * `load` rejects with an AbortError after `cancel`; the samples are cleared as soon as a file of the user's own is in.
 */
export interface Backend {
  load(
    files: File[],
    options: LoadOptions,
    onProgress: (progress: LoadProgress) => void
  ): Promise<LoadOutcome>;
  /** `part`: of several tables in the file, the one of that name. */
  preview(file: File, options: LoadOptions & { part?: string }): Promise<PreviewOutcome>;
  cancel(): void;
  loadSample(which: SampleName): Promise<LoadOutcome>;
  removeFile(id: number): Promise<void>;
  clear(): Promise<void>;
  files(): Promise<LoadedFile[]>;
  rejected(
    fileId: number | null,
    offset: number,
    limit: number
  ): Promise<{ rows: ReasonRow[]; total: number }>;
  dataIssues(
    fileId: number | null,
    offset: number,
    limit: number
  ): Promise<{ rows: ReasonRow[]; total: number }>;
  /** CSV. Of one file in the form they have there, with line and reason; of several a list of line, value and reason. */
  downloadRejected(fileId: number | null, locale: Locale): Promise<Blob>;
  template(table: TableName, format: 'csv' | 'xlsx', locale: Locale): Promise<NamedBlob>;
  columnGuide(locale: Locale): Promise<NamedBlob>;
  rulebooks(): Promise<RulebookInfo[]>;
  setActive(ids: string[]): Promise<void>;
  /** Replaces all changes of the rulebook. */
  override(rulebookId: string, overrides: Overrides, zones: ZoneChange): Promise<void>;
  /** A rulebook with the changes in it, as YAML that the command line reads. Rejects with RangeError where there is none. */
  rulebookFile(rulebookId: string): Promise<NamedBlob>;
  judge(): Promise<JudgeOutcome>;
  figures<P extends Page>(page: P, request: FigureRequest): Promise<PageFigures[P]>;
  findings(query: FindingQuery): Promise<{ rows: FindingRow[]; total: number }>;
  evidence(key: string): Promise<Evidence>;
  /** The smallest changes that would have made a finding compliant, the smallest first; empty where none is known. */
  counterfactuals(key: string): Promise<Counterfactual[]>;
  /**
   * Violations by agency of a rule in use with other values (by path, as in `RuleChange`) before they are saved. A later question
   * or `whatIfClose` rejects an earlier one with an AbortError.
   */
  whatIf(
    rulebookId: string,
    ruleId: string,
    values: Record<string, ParamValue>,
    filter: Filter
  ): Promise<WhatIf>;
  whatIfClose(): Promise<void>;
  /** A person's accounts, or the one account; the as-of date. */
  checkPerson(of: { consumerId?: string; accountId?: string }): Promise<CheckPerson>;
  /** Whether a contact is permitted, and by which rules. */
  checkContact(request: CheckRequest): Promise<CheckResult>;
  /** When each channel is permitted next, from the time asked on. */
  nextPermitted(request: CheckRequest): Promise<NextTime[]>;
  /** What agencies have to deliver so that the rules in use can judge everything loaded. */
  asks(locale: Locale): Promise<AskLine[]>;
  /** The same to send out. `agency`: of that one (null: rows without one); of all when absent. */
  asksSheet(agency: string | null | undefined, format: 'csv' | 'xlsx', locale: Locale): Promise<NamedBlob>;
  timeline(of: {
    consumerId?: string;
    accountId?: string;
  }): Promise<{ contacts: TimelineContact[]; total: number }>;
  contacts(query: ContactQuery): Promise<{ contacts: TimelineContact[]; total: number }>;
  complaints(query: ComplaintQuery): Promise<{ complaints: ComplaintRow[]; total: number }>;
  search(text: string): Promise<SearchHit[]>;
  exportFindings(query: FindingQuery, locale: Locale): Promise<Blob>;
  facts(): Promise<Facts>;
}
