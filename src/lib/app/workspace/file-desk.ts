import type {
  LoadedFile,
  LoadOptions,
  LoadOutcome,
  LoadProgress,
  NamedBlob,
  PreviewOutcome,
  ReasonRow,
  SampleName
} from '#lib/app/state';
import { InputRefused, type TableName } from '#lib/core/domain';
import type { Engine } from '#lib/core/engine';
import type { Locale } from '#lib/core/i18n';
import type { LoadOptions as IngestOptions, SourceFile, Workspace } from '#lib/core/ingest';
import { sql } from '#lib/core/sql';
import { columnGuide, rejectedCsv, rejectedRowsCsv, template } from './downloads';

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

/** Files on the desk: what is loaded, what was refused of it, and the empty ones to send out. */
export class FileDesk {
  private samples = new Set<number>();
  private loading: AbortController | undefined;

  constructor(
    protected readonly tools: DeskTools,
    protected readonly workspace: Workspace
  ) {}

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

  async preview(file: File, options: LoadOptions & { part?: string }): Promise<PreviewOutcome> {
    try {
      return { preview: await this.workspace.preview(sourceOf(file.name, file), options) };
    } catch (cause) {
      if (!(cause instanceof InputRefused)) throw cause;
      return { refused: cause.issue };
    }
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
    const faults = await this.workspace.rejectedRows(fileId, 0, total);
    const files = this.workspace.files().filter(({ rejected }) => rejected > 0);
    const only = fileId ?? (files.length === 1 ? files[0]!.id : null);
    const originals = only === null ? null : await this.workspace.rejectedOriginals(only);
    return originals === null ? rejectedCsv(faults, locale) : rejectedRowsCsv(originals, faults, locale);
  }

  template(table: TableName, format: 'csv' | 'xlsx', locale: Locale): Promise<NamedBlob> {
    return template(table, format, locale);
  }

  columnGuide(locale: Locale): Promise<NamedBlob> {
    return columnGuide(locale);
  }
}
