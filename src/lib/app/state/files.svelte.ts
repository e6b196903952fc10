import { SvelteMap } from 'svelte/reactivity';
import type { Issue } from '#lib/core/domain';
import type { Mapping } from '#lib/core/ingest';
import type { Backend, LoadedFile, LoadOptions, LoadProgress, SampleName } from './backend';
import { mark } from './marks';

/** A question a load was refused with: the same files go in again with the answer. */
export interface LoadQuestion {
  code: 'zone_needed' | 'ambiguous_day_month';
  files: File[];
  issue: Issue;
  options: LoadOptions;
}
const isQuestion = (code: string): code is LoadQuestion['code'] =>
  code === 'zone_needed' || code === 'ambiguous_day_month';

/** A file whose columns somebody is matching: one loaded, or one refused. */
export interface Matching {
  file: File;
  options: LoadOptions;
  /** Name of the table in it. */
  part: string | null;
  replace: number[];
}

/** The files loaded, the load under way and what was refused. */
export class Files {
  list = $state.raw<LoadedFile[]>([]);
  progress = $state.raw<LoadProgress | null>(null);
  isLoading = $state(false);
  refused = $state.raw<Issue[]>([]);
  error = $state.raw<unknown>(null);
  question = $state.raw<LoadQuestion | null>(null);
  matching = $state.raw<Matching | null>(null);
  /** Given while a load was under way; their turn comes after it. */
  waiting = $state.raw<File[]>([]);
  /** Rises with every change of what is loaded. */
  version = $state(0);
  readonly isSample = $derived(this.list.length > 0 && this.list.every((file) => file.isSample));
  readonly doubts = $derived(this.list.reduce((sum, file) => sum + file.rejected + file.issues, 0));
  private sources = new SvelteMap<number, { file: File; options: LoadOptions }>();
  private given: File[] = [];
  /** Opens the file dialog; the frame of the page sets it. */
  choose: () => void = () => undefined;

  constructor(
    private readonly backend: Backend,
    private readonly onchange: () => Promise<void>,
    private readonly mappings: () => readonly Mapping[] = () => []
  ) {}

  async load(files: File[], options: LoadOptions = {}): Promise<void> {
    if (files.length === 0) return;
    if (this.isLoading) {
      this.waiting = [...this.waiting, ...files];
      return;
    }
    this.begin();
    try {
      const { replace: _, ...kept } = options;
      this.given = files;
      const mappings = this.mappings();
      const outcome = await this.backend.load(
        files,
        { ...(mappings.length > 0 && { mappings }), ...options },
        (progress) => (this.progress = progress)
      );
      for (const loaded of outcome.loaded) {
        const file =
          files.find(({ name }) => name === (loaded.container ?? loaded.name)) ??
          files.find(({ name }) => loaded.name.startsWith(name));
        if (file) this.sources.set(loaded.id, { file, options: kept });
      }
      this.sort(outcome.refused, files, options);
      await this.settle(outcome.loaded.length > 0);
    } catch (error) {
      await this.fail(error);
    }
    await this.next();
  }

  async loadSample(which: SampleName): Promise<void> {
    if (this.isLoading) return;
    this.begin();
    try {
      this.refused = (await this.backend.loadSample(which)).refused;
      await this.settle(true);
    } catch (error) {
      await this.fail(error);
    }
    await this.next();
  }

  /** Gives up the load under way and what waits for its turn; what was loaded before stays. */
  cancel(): void {
    this.waiting = [];
    this.backend.cancel();
  }

  /** Loads the files of the question again with its answer. */
  answer(options: LoadOptions): Promise<void> {
    const { files = [], options: earlier } = this.question ?? {};
    this.question = null;
    return this.load(files, { ...earlier, ...options });
  }

  /** Leaves the files of the question out. */
  dismiss(): Promise<void> {
    this.question = null;
    return this.next();
  }

  canReload(id: number): boolean {
    return this.sources.has(id);
  }

  async reload(id: number): Promise<void> {
    const source = this.sources.get(id);
    if (!source) return;
    await this.load([source.file], { ...source.options, replace: this.of(source.file) });
  }

  /** Opens the columns of a loaded file to be matched by hand. */
  match(id: number): void {
    const source = this.sources.get(id);
    const part = this.list.find((file) => file.id === id)?.name ?? null;
    if (source) this.matching = { ...source, part, replace: this.of(source.file) };
  }

  /** The file of a refusal, when it was given in the last load. */
  refusedFile(issue: Issue): File | undefined {
    return this.given.find(({ name }) => name === issue.at.file);
  }

  matchRefused(issue: Issue): void {
    const file = this.refusedFile(issue);
    if (file) this.matching = { file, options: {}, part: null, replace: [] };
  }

  /** Loads the file being matched in the way that was found, in place of what it was before. */
  async loadMatched(options: LoadOptions): Promise<void> {
    const { matching } = this;
    this.matching = null;
    if (matching)
      await this.load([matching.file], { ...matching.options, ...options, replace: matching.replace });
  }

  /** Ids of the tables that came out of a file. */
  private of(file: File): number[] {
    return [...this.sources].filter(([, source]) => source.file === file).map(([id]) => id);
  }

  async remove(id: number): Promise<void> {
    await this.backend.removeFile(id);
    this.sources.delete(id);
    await this.settle(true);
  }

  private async next(): Promise<void> {
    if (this.isLoading || this.question || this.waiting.length === 0) return;
    const files = this.waiting;
    this.waiting = [];
    await this.load(files);
  }

  private begin(): void {
    this.isLoading = true;
    this.progress = null;
    this.refused = [];
    this.error = null;
    mark('load:start');
  }

  private sort(refused: Issue[], files: File[], options: LoadOptions): void {
    this.refused = refused.filter(({ code }) => !isQuestion(code));
    const [first] = refused.filter(({ code }) => isQuestion(code));
    if (!first || !isQuestion(first.code)) return;
    const names = refused.filter(({ code }) => code === first.code).map(({ at }) => at.file);
    const asked = files.filter(({ name }) => names.includes(name));
    this.question = { code: first.code, files: asked.length > 0 ? asked : files, issue: first, options };
  }

  private async settle(hasChanged: boolean): Promise<void> {
    mark('load:end');
    this.list = await this.backend.files();
    this.isLoading = false;
    this.progress = null;
    if (!hasChanged) return;
    this.version += 1;
    await this.onchange();
  }

  private async fail(error: unknown): Promise<void> {
    this.isLoading = false;
    this.progress = null;
    if ((error as Error).name !== 'AbortError') this.error = error;
    this.list = await this.backend.files().catch(() => this.list);
  }
}
