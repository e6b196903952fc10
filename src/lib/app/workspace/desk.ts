import type {
  Backend,
  ComplaintQuery,
  ContactQuery,
  Facts,
  JudgeOutcome,
  LoadedFile,
  LoadOptions,
  LoadOutcome,
  LoadProgress,
  NamedBlob,
  Overrides,
  ReasonRow,
  RulebookInfo,
  SampleName,
  ZoneChange
} from '#lib/app/state';
import {
  complaintsOf,
  contactsOf,
  daysOffOf,
  dropLoads,
  evidenceOf,
  figuresOf,
  findingsCsv,
  findingsPage,
  judge,
  search,
  timelineOf,
  type FigureContext,
  type Evidence,
  type FigureRequest,
  type FindingQuery,
  type Judgement,
  type Page,
  type PageFigures,
  type SearchHit
} from '#lib/core/audit';
import { CHANNELS, type TableName } from '#lib/core/domain';
import type { Engine } from '#lib/core/engine';
import { sentenceOf, type Locale } from '#lib/core/i18n';
import { Workspace, ZoneTable, type LoadOptions as IngestOptions, type SourceFile } from '#lib/core/ingest';
import { RULE_KINDS } from '#lib/core/rules';
import { sql } from '#lib/core/sql';
import { columnGuide, rejectedCsv, template } from './downloads';
import { RuleShelf } from './rule-shelf';

/** What the desk is given: an engine, how to fetch what comes with the program, and a stopwatch in milliseconds. */
export interface DeskTools {
  engine: Engine;
  /** Path below the program's root, such as `zones.json`. */
  fetchText(path: string): Promise<string>;
  fetchFile(path: string): Promise<Blob>;
  now(): number;
}

interface SampleIndex {
  sets: { id: string; zone: string; files: { path: string }[] }[];
}

const sourceOf = (name: string, blob: Blob): SourceFile => ({
  name,
  size: blob.size,
  stream: () => blob.stream()
});

/** Everything the page can ask for, answered where the data is. One per worker. */
export class Desk implements Backend {
  private readonly shelf = new RuleShelf();
  private samples = new Set<number>();
  private judgement: Judgement | undefined;
  private loading: AbortController | undefined;

  private constructor(
    private readonly tools: DeskTools,
    private readonly zones: ZoneTable,
    private readonly workspace: Workspace
  ) {}

  static async open(opening: Promise<Engine>, rest: Omit<DeskTools, 'engine'>): Promise<Desk> {
    const [engine, zones, index] = await Promise.all([
      opening,
      rest.fetchText('zones.json'),
      rest.fetchText('rulebooks/index.json')
    ]);
    const table = new ZoneTable(JSON.parse(zones));
    const desk = new Desk({ ...rest, engine }, table, await Workspace.open(engine, table));
    const { rulebooks } = JSON.parse(index) as { rulebooks: { path: string }[] };
    const texts = await Promise.all(rulebooks.map(({ path }) => rest.fetchText(`rulebooks/${path}`)));
    for (const text of texts)
      desk.shelf.add(
        text,
        (zone) => table.has(zone),
        () => false
      );
    return desk;
  }

  async load(
    files: File[],
    options: LoadOptions,
    onProgress: (progress: LoadProgress) => void
  ): Promise<LoadOutcome> {
    const outcome = await this.read(
      files.map((file) => sourceOf(file.name, file)),
      { ...options, onProgress }
    );
    if (outcome.loaded.length > 0) this.samples.clear();
    return outcome;
  }

  async loadSample(which: SampleName): Promise<LoadOutcome> {
    const { sets } = JSON.parse(await this.tools.fetchText('sample/index.json')) as SampleIndex;
    const set = sets.find(({ id }) => id === which)!;
    const files = await Promise.all(
      set.files.map(async ({ path }) =>
        sourceOf(`${which}-${path.split('/').at(-1)}`, await this.tools.fetchFile(`sample/${path}`))
      )
    );
    const outcome = await this.read(files, {
      zone: set.zone,
      replace: this.workspace.files().map(({ id }) => id)
    });
    this.samples = new Set(outcome.loaded.map(({ id }) => id));
    return { ...outcome, loaded: outcome.loaded.map((file) => ({ ...file, isSample: true })) };
  }

  private async read(files: SourceFile[], options: IngestOptions): Promise<LoadOutcome> {
    const loading = (this.loading = new AbortController());
    try {
      const { loaded, refused } = await this.workspace.load(files, {
        replace: [...this.samples],
        ...options,
        signal: loading.signal
      });
      return { loaded: loaded.map((file) => ({ ...file, isSample: false })), refused };
    } finally {
      if (this.loading === loading) this.loading = undefined;
    }
  }

  cancel(): void {
    this.loading?.abort();
  }

  async removeFile(id: number): Promise<void> {
    await this.workspace.remove(id);
    this.samples.delete(id);
  }

  async clear(): Promise<void> {
    for (const { id } of this.workspace.files()) await this.workspace.remove(id);
    this.samples.clear();
  }

  async files(): Promise<LoadedFile[]> {
    return this.workspace.files().map((file) => ({ ...file, isSample: this.samples.has(file.id) }));
  }

  async rejected(
    fileId: number | null,
    offset: number,
    limit: number
  ): Promise<{ rows: ReasonRow[]; total: number }> {
    return {
      rows: await this.workspace.rejectedRows(fileId, offset, limit),
      total: await this.count('rejected', fileId)
    };
  }

  async dataIssues(
    fileId: number | null,
    offset: number,
    limit: number
  ): Promise<{ rows: ReasonRow[]; total: number }> {
    return {
      rows: await this.workspace.dataIssues(fileId, offset, limit),
      total: await this.count('data_issue', fileId)
    };
  }

  private async count(table: 'rejected' | 'data_issue', fileId: number | null): Promise<number> {
    const of = fileId === null ? sql`true` : sql`file = ${fileId}`;
    const from = table === 'rejected' ? sql`rejected` : sql`data_issue`;
    const [row] = await this.tools.engine.query<{ count: number }>(
      sql`select count(*) as count from ${from} where ${of}`
    );
    return row!.count;
  }

  async downloadRejected(fileId: number | null, locale: Locale): Promise<Blob> {
    const { total } = await this.rejected(fileId, 0, 0);
    return rejectedCsv(await this.workspace.rejectedRows(fileId, 0, total), locale);
  }

  template(table: TableName, format: 'csv' | 'xlsx', locale: Locale): Promise<NamedBlob> {
    return template(table, format, locale);
  }

  columnGuide(locale: Locale): Promise<NamedBlob> {
    return columnGuide(locale);
  }

  async rulebooks(): Promise<RulebookInfo[]> {
    return this.shelf.all().map(({ rulebook, isActive, changes, zones }) => ({
      id: rulebook.id,
      title: rulebook.title,
      jurisdiction: rulebook.jurisdiction,
      version: rulebook.version,
      active: isActive,
      timeZone: rulebook.timeZone,
      consumerTimeZone: rulebook.consumerTimeZone,
      rules: rulebook.rules.map((rule) => ({ ...rule, family: RULE_KINDS.get(rule.kind)!.family })),
      changes,
      zones
    }));
  }

  async setActive(ids: string[]): Promise<void> {
    this.shelf.activate(ids);
  }

  async override(rulebookId: string, overrides: Overrides, zones: ZoneChange): Promise<void> {
    this.shelf.change(rulebookId, overrides, zones);
  }

  async judge(): Promise<JudgeOutcome> {
    const start = this.tools.now();
    this.judgement = await judge(this.tools.engine, this.shelf.active(), {
      zones: this.zones,
      calendarsOf: (rulebook) => daysOffOf(rulebook, () => undefined)
    });
    await dropLoads(this.tools.engine);
    return {
      tallies: this.judgement.rules.map(({ tally }) => tally),
      seconds: (this.tools.now() - start) / 1000,
      fallbackZone: this.judgement.fallbackZone
    };
  }

  private async context(): Promise<FigureContext> {
    if (!this.judgement) await this.judge();
    const names = new Map(this.workspace.files().map(({ id, name }) => [id, name]));
    return {
      engine: this.tools.engine,
      judgement: this.judgement!,
      zones: this.zones,
      fileName: (file) => names.get(file) ?? ''
    };
  }

  async figures<P extends Page>(page: P, request: FigureRequest): Promise<PageFigures[P]> {
    return figuresOf(await this.context(), page, request);
  }

  async findings(query: FindingQuery) {
    return findingsPage(await this.context(), query);
  }

  async evidence(key: string): Promise<Evidence> {
    return evidenceOf(await this.context(), key);
  }

  async timeline(of: { consumerId?: string; accountId?: string }) {
    return timelineOf(await this.context(), of);
  }

  async contacts(query: ContactQuery) {
    return contactsOf(await this.context(), query);
  }

  async complaints(query: ComplaintQuery) {
    return complaintsOf(await this.context(), query);
  }

  async search(text: string): Promise<SearchHit[]> {
    return search(await this.context(), text);
  }

  async exportFindings(query: FindingQuery, locale: Locale): Promise<Blob> {
    const chunks: string[] = ['\ufeff'];
    const csv = findingsCsv(await this.context(), query, (message) => sentenceOf(message, locale), {
      neutralise: true
    });
    for await (const chunk of csv) chunks.push(chunk);
    return new Blob(chunks, { type: 'text/csv;charset=utf-8' });
  }

  async facts(): Promise<Facts> {
    const words = async (table: 'agency' | 'region'): Promise<string[]> => {
      const of =
        table === 'agency'
          ? sql`word_agency w semi join shown s on s.agency = w.code`
          : sql`word_region w semi join shown s on s.region = w.code`;
      const rows = await this.tools.engine.query<{ text: string }>(sql`select text from ${of} order by text`);
      return rows.map(({ text }) => text);
    };
    await this.context();
    const codes = await this.tools.engine.query<{ channel: number }>(
      sql`select distinct channel from cell order by channel`
    );
    const [days] = await this.tools.engine.query<{ first: number | null; last: number | null }>(
      sql`select min(day) as first, max(day) as last from cell`
    );
    const { contacts, complaints } = this.workspace.facts();
    return {
      agencies: await words('agency'),
      regions: await words('region'),
      channels: codes.map(({ channel }) => CHANNELS[channel]!),
      firstDay: days!.first,
      lastDay: days!.last,
      contacts,
      complaints
    };
  }
}
