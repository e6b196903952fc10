import type { Issue, TableName } from '#lib/core/domain';
import type { Engine, Row } from '#lib/core/engine';
import { name, sql } from '#lib/core/sql';
import type { ReasonCode } from '../codes';
import type { SourceFile } from '../text/source-file';
import type { ZoneTable } from '../zones/zone-table';
import { forgetFile, type ReadFile } from './load-file';
import { loadTables } from './load-tables';
import { preview, type Preview } from '../mapping/preview';
import type { LoadedFile, LoadOptions } from './load-options';
import { filledColumns } from './fills';
import { originalsOf, type Originals } from './originals';
import { createDictionaries, createWorkspace } from './schema';
import { settle } from './settle';
import { Words } from './words';

/** A row or cell something was wrong with. `column` is null when it was the whole row. */
export interface Fault {
  /** Name of the file, unique in the workspace. */
  file: string;
  line: number;
  column: string | null;
  /** As read, at most 200 characters; of a `duplicate_row`, `FILE:LINE` of the row it equals. */
  value: string;
  code: ReasonCode;
}

/** What all loaded files hold together: rows of each table, and Instants are epoch seconds, days since 1970-01-01 (as `from` and `to` of a file). */
export interface Facts extends Record<TableName, number> {
  firstInstant: number | null;
  lastInstant: number | null;
  firstDay: number | null;
  lastDay: number | null;
  /** Canonical columns that have a value in some contact (filled in from its account or not), and in some complaint. */
  knownColumns: Set<string>;
  knownComplaintColumns: Set<string>;
}

/**
 * The files somebody works on, kept in an engine as the tables `contact`, `complaint`, `request`, `account`, `agent`,
 * `payment`, `word_*`, `rejected` and `data_issue`.
 * Calls are taken one after another. The dictionaries may hold words that no row uses.
 */
export class Workspace {
  private present: ReadFile[] = [];
  private words = new Words();
  private lastId = 0;
  private instants: { first: number | null; last: number | null } = { first: null, last: null };
  /** Columns of contacts with a value in some row that accounts may have filled. */
  private filled: string[] = [];
  private readonly origins = new Map<number, SourceFile>();
  private queue: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly engine: Engine,
    private readonly zones: ZoneTable
  ) {}

  /** Creates the tables, replacing those that are there. */
  static async open(engine: Engine, zones: ZoneTable): Promise<Workspace> {
    const left = await engine.query<{ name: string }>(
      sql`select table_name as name from information_schema.tables where regexp_matches(table_name, ${'^read_[0-9]+$'})`
    );
    for (const table of left) await engine.query(sql`drop table ${name(table.name)}`);
    for (const statement of createWorkspace()) await engine.query(statement);
    return new Workspace(engine, zones);
  }

  /**
   * Loads files in the order given. A file that cannot be used is among `refused` and changes nothing; `replace` names files
   * that leave as soon as one could be used.
   * Rejects with the signal's reason when aborted; then nothing of this call is kept.
   */
  load(
    files: readonly SourceFile[],
    options: LoadOptions = {}
  ): Promise<{ loaded: LoadedFile[]; refused: Issue[] }> {
    return this.inTurn(async () => {
      const before = this.present;
      const read: ReadFile[] = [];
      let isSettling = false;
      const refused: Issue[] = [];
      const context = { engine: this.engine, zones: this.zones, words: this.words };
      try {
        for (const file of files) {
          const tables = await loadTables(context, () => ++this.lastId, file, options);
          for (const table of tables.read) this.origins.set(table.id, file);
          read.push(...tables.read);
          refused.push(...tables.refused);
        }
        options.signal?.throwIfAborted();
        if (read.length > 0) {
          const { name: file, size } = files.at(-1)!;
          const rows = read.reduce((sum, { rows }) => sum + rows, 0);
          options.onProgress?.({ file, rows, bytes: size, totalBytes: size, phase: 'settling' });
          isSettling = true;
          const replaced = before.filter(({ id }) => options.replace?.includes(id));
          await this.settle([...before.filter((file) => !replaced.includes(file)), ...read]);
          for (const { id } of replaced) await forgetFile(this.engine, id);
        }
      } catch (cause) {
        for (const { id } of read) await forgetFile(this.engine, id);
        if (isSettling) await this.settle(before);
        throw cause;
      }
      return { loaded: read.map(described), refused };
    });
  }

  /** Takes a file out: everything is as if it had never been loaded. An unknown id changes nothing. */
  remove(id: number): Promise<void> {
    return this.inTurn(async () => {
      const rest = this.present.filter((file) => file.id !== id);
      if (rest.length === this.present.length) return;
      await this.settle(rest);
      await forgetFile(this.engine, id);
      this.origins.delete(id);
      if (rest.length === 0) await this.forgetWords();
    });
  }

  files(): LoadedFile[] {
    return this.present.map(described);
  }

  /** The start of a file as it would be read; loads nothing. Throws InputRefused. */
  preview(file: SourceFile, options: LoadOptions & { part?: string } = {}): Promise<Preview> {
    return preview(file, options, this.zones);
  }

  /** The file as it was given that a loaded table came from. */
  originOf(id: number): SourceFile | undefined {
    return this.origins.get(id);
  }

  /** Rejected rows by file and line. */
  rejectedRows(fileId: number | null, offset: number, limit: number): Promise<Fault[]> {
    return this.faults('rejected', fileId, offset, limit);
  }

  /** The rejected rows of a file as they stand in it; null when the file is not at hand any more. */
  async rejectedOriginals(fileId: number): Promise<Originals | null> {
    const file = this.present.find(({ id }) => id === fileId);
    const origin = this.origins.get(fileId);
    if (file === undefined || origin === undefined) return null;
    const lines = await this.engine.query<{ line: number }>(
      sql`select distinct line from rejected where file = ${fileId}`
    );
    return originalsOf(file, origin, new Set(lines.map(({ line }) => line))).catch(() => null);
  }

  /** Cells that could not be kept as written, by file and line. */
  dataIssues(fileId: number | null, offset: number, limit: number): Promise<Fault[]> {
    return this.faults('data_issue', fileId, offset, limit);
  }

  facts(): Facts {
    const of = (table: TableName) => this.present.filter((file) => file.table === table);
    const loaded = (table: TableName) => of(table).reduce((sum, file) => sum + file.loaded, 0);
    const known = (table: TableName) => new Set(of(table).flatMap((file) => [...file.known]));
    const days = of('contacts').filter((file) => file.from !== null);
    return {
      contacts: loaded('contacts'),
      complaints: loaded('complaints'),
      requests: loaded('requests'),
      accounts: loaded('accounts'),
      agents: loaded('agents'),
      payments: loaded('payments'),
      firstInstant: this.instants.first,
      lastInstant: this.instants.last,
      firstDay: days.length === 0 ? null : Math.min(...days.map((file) => file.from!)),
      lastDay: days.length === 0 ? null : Math.max(...days.map((file) => file.to!)),
      knownColumns: new Set([...known('contacts'), ...this.filled]),
      knownComplaintColumns: known('complaints')
    };
  }

  private async settle(files: ReadFile[]): Promise<void> {
    await this.words.store(this.engine);
    await settle(this.engine, this.zones, files);
    this.present = files;
    this.filled = await filledColumns(this.engine, files);
    const [row] = await this.engine.query<{ first: number | null; last: number | null }>(
      sql`select min(t) as first, max(t) as last from contact`
    );
    this.instants = row!;
  }

  private async forgetWords(): Promise<void> {
    this.words = new Words();
    for (const statement of createDictionaries()) await this.engine.query(statement);
  }

  private async faults(
    table: 'rejected' | 'data_issue',
    fileId: number | null,
    offset: number,
    limit: number
  ): Promise<Fault[]> {
    const names = new Map(this.present.map((file) => [file.id, file.name]));
    const rows = await this.engine.query<
      Row & { file: number; line: number; field: string | null; value: string | null; code: string }
    >(sql`
      select file, line, field, value, code from ${name(table)}
      where ${fileId === null ? sql`true` : sql`file = ${fileId}`}
      order by file, record, field limit ${limit} offset ${offset}`);
    return rows.map(({ file, line, field, value, code }) => ({
      file: names.get(file) ?? '',
      line,
      column: field,
      value: value ?? '',
      code: code as ReasonCode
    }));
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.queue.then(work);
    this.queue = done.catch(() => undefined);
    return done;
  }
}

function described({
  givenName: _name,
  quote: _quote,
  known: _known,
  keys: _keys,
  ownRejected: _rejected,
  ownIssues: _issues,
  ...file
}: ReadFile): LoadedFile {
  return { ...file };
}
