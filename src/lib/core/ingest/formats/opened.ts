import type { Encoding } from '../text/encoding';
import type { SourceFile } from '../text/source-file';
import type { RecordBatch, TextBatch } from './records';

export const FORMATS = ['text', 'xlsx', 'xls', 'ods', 'json', 'ndjson', 'parquet'] as const;
export type Format = (typeof FORMATS)[number];

/** One table of a file: a text, or records made of anything else. */
export interface Opened {
  /** Under which it is known: the file's name, or that of the file inside it. */
  name: string;
  format: Format;
  /** Compression of the file, and the archive or workbook it was in, by name. */
  isPacked: boolean;
  container: string | null;
  sheet: string | null;
  /** Bytes of the text, unpacked. */
  text?: SourceFile;
  /** What its first bytes say of its encoding. */
  wide?: Encoding;
  records?(signal?: AbortSignal): AsyncGenerator<RecordBatch | TextBatch>;
  /** Numbers in date columns are days of a workbook. */
  serials?: '1900' | '1904';
  /** What else lies in the same file and is not read. */
  leftOut: string[];
}

/** What a person may say about how a file is to be opened. */
export interface OpenOptions {
  encoding?: Encoding;
  /** Name of a sheet. */
  sheet?: string;
  /** Whether the first rows of a sheet, as delimited text, are those of a table. */
  isTable?(start: Uint8Array): boolean;
}
