/** What may come out of a compressed file. A table packs to a tenth or a fiftieth; a bomb to a thousandth. */
export const LIMITS = {
  /** Bytes that may come out of any file, however small. */
  expandedBytes: 256 << 20,
  /** Beyond that, this many times the bytes of the file. */
  expansion: 200,
  /** Bytes of a workbook or JSON document, which are read as a whole. */
  wholeBytes: 512 << 20,
  /** Bytes inside a workbook when unpacked. */
  workbookBytes: 2 ** 31,
  entries: 1000,
  /** Files within files within files. */
  depth: 2,
  columns: 4096
} as const;

export const expandedLimit = (size: number): number =>
  Math.max(LIMITS.expandedBytes, size * LIMITS.expansion);
