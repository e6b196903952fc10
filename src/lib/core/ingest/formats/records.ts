/**
 * Records of a file that is no delimited text: cells as text and, for each record, where it stands in the file (row of the
 * sheet, line, element; from 1). A negative place marks a record that could not be read: its one cell is what stood there.
 * The first record of the first batch may be a header or anything above it, as in a text.
 */
export interface RecordBatch {
  rows: readonly (readonly string[])[];
  places: Int32Array;
}

/** Records as delimited text, which the reader takes like any other. */
export interface TextBatch {
  bytes: Uint8Array;
  places: Int32Array;
}

const encoder = new TextEncoder();
const NEEDS_QUOTES = /[",\r\n]|^[ \t]|[ \t]$/;
/** A record that would look like a blank line is quoted. */
const cellText = (cell: string): string =>
  NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

function rowText(row: readonly string[]): string {
  let text = '';
  for (let i = 0; i < row.length; i++) text += i === 0 ? cellText(row[i]!) : `,${cellText(row[i]!)}`;
  return text.trim() === '' ? '""\n' : `${text}\n`;
}

export function textOf(batch: RecordBatch | TextBatch): TextBatch {
  if ('bytes' in batch) return batch;
  const { rows, places } = batch;
  let text = '';
  for (const row of rows) text += rowText(row);
  return { bytes: encoder.encode(text), places };
}

/** Collects records into batches. */
export class BatchWriter {
  private rows: (readonly string[])[] = [];
  private places: number[] = [];

  constructor(private readonly size = 4096) {}

  add(row: readonly string[], place: number): void {
    this.rows.push(row);
    this.places.push(place);
  }

  get isFull(): boolean {
    return this.rows.length >= this.size;
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  take(): RecordBatch {
    const batch = { rows: this.rows, places: Int32Array.from(this.places) };
    this.rows = [];
    this.places = [];
    return batch;
  }
}
