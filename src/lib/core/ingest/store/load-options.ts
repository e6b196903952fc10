import type { Issue, TableName } from '#lib/core/domain';
import type { Format, OpenOptions } from '../formats/opened';
import type { Encoding } from '../text/encoding';
import type { MappingHints } from '../mapping/choose';
import type { Mapping } from '../mapping/mapping';

export interface Progress {
  file: string;
  /** Records read of this file. */
  rows: number;
  /** Bytes read of this file, of `totalBytes`. */
  bytes: number;
  totalBytes: number;
  phase: 'reading' | 'settling';
}

export interface LoadOptions extends Omit<OpenOptions, 'isTable'>, MappingHints {
  /** Zone of naive times: an IANA name, or `consumer` for the `time_zone` of each row. */
  zone?: string;
  dayMonth?: 'dmy' | 'mdy';
  /** Ids of loaded files that these take the place of. */
  replace?: readonly number[];
  signal?: AbortSignal;
  onProgress?(progress: Progress): void;
}

/** One file of the workspace. `rows = loaded + rejected`; `rejected` includes `duplicates`. */
export interface LoadedFile {
  /** Stays the same while the file is loaded, and is `file` in the engine's tables; later files have higher ones. */
  id: number;
  /** Base name; a second file of that name is `name (2)`. */
  name: string;
  table: TableName;
  /** Bytes. */
  size: number;
  format: Format;
  /** Came out of a compressed file. */
  isPacked: boolean;
  /** The file given, where this is one of several tables in it. */
  container: string | null;
  sheet: string | null;
  /** What it was read through; null when its headers alone said it. */
  mapping: Mapping | null;
  /** Of texts; other formats say it themselves. */
  encoding: Encoding;
  delimiter: string;
  /** As given for the file's naive times. */
  zone: string | null;
  rows: number;
  loaded: number;
  rejected: number;
  duplicates: number;
  issues: number;
  /** First and last day of its rows, since 1970-01-01: in the row's zone, else as written, else in UTC. Null without rows. */
  from: number | null;
  to: number | null;
  /** Its headers and what they were read as; null was not read. */
  columns: { header: string; column: string | null }[];
  /** What was noticed about the file as a whole. */
  notes: Issue[];
}
