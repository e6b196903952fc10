import type {
  ComplaintsFigures,
  Evidence,
  FigureRequest,
  FindingQuery,
  FindingRow,
  Page,
  PageFigures,
  SearchHit,
  TimelineContact
} from '#lib/core/audit';
import type { Channel, Filter, Issue, RuleTally, TableName } from '#lib/core/domain';
import type { Locale } from '#lib/core/i18n';
import type { Rule } from '#lib/core/rulebook';
import type { Family } from '#lib/core/rules';

/** A file as it was read. `rows = loaded + rejected`; duplicates are among the rejected. Days are days since 1970-01-01. */
export interface LoadedFile {
  id: number;
  name: string;
  table: TableName;
  /** Bytes. */
  size: number;
  encoding: string;
  delimiter: string;
  /** IANA zone the naive times were read in, `consumer` for each consumer's own, null where every time had an offset. */
  zone: string | null;
  rows: number;
  loaded: number;
  rejected: number;
  duplicates: number;
  /** Cells read as missing or moved: data issues. */
  issues: number;
  from: number | null;
  to: number | null;
  columns: { header: string; column: string | null }[];
  isSample: boolean;
}

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
}

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

export interface RulebookInfo {
  id: string;
  title: { en: string; zh: string };
  jurisdiction: string;
  version: string;
  active: boolean;
  /** As shipped. */
  rules: (Rule & { family: Family })[];
  changes: Overrides;
}

export interface JudgeOutcome {
  /** By rule index: figures, findings and timelines name a rule by its position here. */
  tallies: RuleTally[];
  seconds: number;
  fallbackZone: string;
}

/** The rows behind a mark. Everything given narrows; `week`, agencies and channels travel in the filter. */
export interface ContactQuery {
  filter: Filter;
  /** Monday = 0. */
  weekday?: number;
  hour?: number;
  /** Minute of the local day. */
  minute?: number;
  /** Position of the days-past-due band; −1 is unknown. */
  band?: number;
  /** Contacts at which a rule's window was fullest for their subject and held `count` (`atLeast`: or more). */
  load?: { rule: number; count: number; atLeast: boolean };
  /** Contacts on which a rule gave this verdict. */
  verdict?: { rule: number; verdict: 'violation' | 'cannot-judge' };
  /** Contacts judged by at least one of the rules shown, or by none though one applies or may apply. */
  coverage?: 'judged' | 'not-judged';
  consumerId?: string;
  offset: number;
  limit: number;
}

export type ComplaintRow = ComplaintsFigures['recent'][number] & { file: string; line: number };

export interface ComplaintQuery {
  filter: Filter;
  category?: string;
  outcome?: string;
  severity?: string;
  consumerId?: string;
  offset: number;
  limit: number;
}

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
  /** CSV. */
  downloadRejected(fileId: number | null): Promise<Blob>;
  template(table: TableName, format: 'csv' | 'xlsx', locale: Locale): Promise<NamedBlob>;
  columnGuide(locale: Locale): Promise<NamedBlob>;
  rulebooks(): Promise<RulebookInfo[]>;
  setActive(ids: string[]): Promise<void>;
  /** Replaces all changes of the rulebook. */
  override(rulebookId: string, overrides: Overrides): Promise<void>;
  judge(): Promise<JudgeOutcome>;
  figures<P extends Page>(page: P, request: FigureRequest): Promise<PageFigures[P]>;
  findings(query: FindingQuery): Promise<{ rows: FindingRow[]; total: number }>;
  evidence(key: string): Promise<Evidence>;
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
