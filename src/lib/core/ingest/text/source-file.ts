/** A file as its owner hands it over. `stream` may be called more than once: a file that is not UTF-8 is read again. */
export interface SourceFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  stream(): ReadableStream<Uint8Array>;
}
