import type { CellValue, MergeRange, SheetFilterInfo, Workbook as Book } from 'hucre';
import type { SourceFile } from '../text/source-file';
import { LIMITS } from './limits';
import { BatchWriter, type RecordBatch } from './records';
import { Unreadable } from './refusal';
import { clockText, dateText, wallText } from './wall-text';
import { zipEntries } from './zip';

/** Workbooks up to this size are read as a whole, with their merged cells; larger ones row by row. */
const WHOLE = 4 << 20;
/** Rows that tell whether a column of dates has times. */
const LOOK_AHEAD = 2000;
const HEADER_ROWS = 20;
const DAY = 86_400_000;
const EPOCHS = { '1900': Date.UTC(1899, 11, 31), '1904': Date.UTC(1904, 0, 1) };

export interface Sheet {
  name: string;
  isHidden: boolean;
}

export type DateSystem = keyof typeof EPOCHS;

/** A workbook in memory: its sheets, and the rows of each as text. */
export class Workbook {
  private merges: Promise<boolean> | undefined;

  private constructor(
    private readonly bytes: Uint8Array<ArrayBuffer>,
    readonly sheets: readonly Sheet[],
    readonly dateSystem: DateSystem,
    private readonly isZip: boolean,
    /** What was read of it already. */
    private readonly book: Book | null
  ) {}

  /** Throws Unreadable. */
  static async open(bytes: Uint8Array<ArrayBuffer>, isZip: boolean): Promise<Workbook> {
    if (isZip) {
      const inside = zipEntries(bytes).reduce((sum, { size }) => sum + size, 0);
      if (inside > LIMITS.workbookBytes)
        throw new Unreadable('too_big_inside', { limit: LIMITS.workbookBytes >> 20 });
    }
    const { read } = await import('hucre');
    const sheets: Sheet[] = [];
    const note = ({ name, hidden, veryHidden }: SheetFilterInfo) => {
      sheets.push({ name, isHidden: hidden === true || veryHidden === true });
      return false;
    };
    try {
      // Only XLSX says what its sheets are before they are read.
      const book = await read(bytes, isZip ? { sheets: note } : {});
      const hasRead = sheets.length === 0;
      if (hasRead)
        for (const { name, hidden, veryHidden } of book.sheets)
          sheets.push({ name, isHidden: hidden === true || veryHidden === true });
      return new Workbook(
        bytes,
        sheets,
        book.dateSystem ?? dateSystemOf(bytes),
        isZip,
        hasRead ? book : null
      );
    } catch (cause) {
      throw unreadable(cause);
    }
  }

  /** Rows of a sheet; blank ones are left out but counted. */
  async *records(sheet: string, signal?: AbortSignal): AsyncGenerator<RecordBatch> {
    const isStreamed = this.isZip && this.bytes.length > WHOLE && !(await (this.merges ??= this.hasMerges()));
    const rows = isStreamed ? this.streamed(sheet) : this.whole(sheet);
    const dates = new DateTexts(this.dateSystem);
    let ahead: [number, CellValue[]][] | null = [];
    const writer = new BatchWriter();
    const add = ([place, values]: [number, CellValue[]]) => {
      const cells = dates.texts(values);
      if (cells.length > 0) writer.add(cells, place);
    };
    try {
      for await (const row of rows) {
        if (ahead !== null) {
          dates.look(row[1]);
          if (ahead.push(row) < LOOK_AHEAD) continue;
          ahead.forEach(add);
          ahead = null;
        } else add(row);
        if (writer.isFull) {
          signal?.throwIfAborted();
          yield writer.take();
        }
      }
    } catch (cause) {
      signal?.throwIfAborted();
      throw unreadable(cause);
    }
    ahead?.forEach(add);
    if (!writer.isEmpty) yield writer.take();
  }

  private async *streamed(sheet: string): AsyncGenerator<[number, CellValue[]]> {
    const { streamXlsxRows } = await import('hucre');
    for await (const { index, values } of streamXlsxRows(this.bytes, { sheet })) yield [index + 1, values];
  }

  private async *whole(sheet: string): AsyncGenerator<[number, CellValue[]]> {
    const { read } = await import('hucre');
    const book = this.book ?? (await read(this.bytes, { sheets: [sheet] }));
    const found = book.sheets.find(({ name }) => name === sheet);
    if (found === undefined) return;
    fillMerges(found.rows, found.merges ?? []);
    for (let i = 0; i < found.rows.length; i++) yield [i + 1, found.rows[i] ?? []];
  }

  /** Whether some sheet has merged cells: that stands at the end of its XML. */
  private async hasMerges(): Promise<boolean> {
    const decoder = new TextDecoder('latin1');
    for (const entry of zipEntries(this.bytes)) {
      if (!/worksheets\/[^/]*\.xml$/.test(entry.name)) continue;
      const reader = entry.stream().getReader();
      let tail = '';
      for (let next = await reader.read(); !next.done; next = await reader.read())
        tail = (next.value.length < 4096 ? tail : '').slice(-4096) + decoder.decode(next.value.slice(-4096));
      if (tail.includes('mergeCell')) return true;
    }
    return false;
  }
}

/** The record DATEMODE of a BIFF workbook: type 0x22, two bytes, 0 or 1. */
function dateSystemOf(bytes: Uint8Array): DateSystem {
  const last = Math.min(bytes.length - 6, 1 << 20);
  for (let i = 512; i <= last; i++)
    if (bytes[i] === 0x22 && bytes[i + 1] === 0 && bytes[i + 2] === 2 && bytes[i + 3] === 0)
      if (bytes[i + 4]! <= 1 && bytes[i + 5] === 0) return bytes[i + 4] === 1 ? '1904' : '1900';
  return '1900';
}

/** A merged cell's value belongs to all its rows, and above the data to all its columns. */
function fillMerges(rows: CellValue[][], merges: readonly MergeRange[]): void {
  for (const { startRow, startCol, endRow, endCol } of merges) {
    const value = rows[startRow]?.[startCol];
    if (value === null || value === undefined) continue;
    for (let row = startRow; row <= Math.min(endRow, rows.length - 1); row++) {
      const cells = (rows[row] ??= []);
      const last = row < HEADER_ROWS && endCol - startCol < 256 ? endCol : startCol;
      for (let column = startCol; column <= last; column++)
        if (cells[column] === null || cells[column] === undefined) cells[column] = value;
    }
  }
}

/** Cells as text. A column of dates has times when some of its first rows have one. */
class DateTexts {
  private readonly hasTimes: boolean[] = [];
  private readonly epoch: number;

  constructor(system: DateSystem) {
    this.epoch = EPOCHS[system];
  }

  look(values: readonly CellValue[]): void {
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      if (value instanceof Date && Math.round(value.getTime() / 1000) % 86_400 !== 0) this.hasTimes[i] = true;
    }
  }

  /** Without the empty cells at the end. */
  texts(values: readonly CellValue[]): string[] {
    const cells: string[] = [];
    for (let i = 0; i < values.length && i < LIMITS.columns; i++) cells.push(this.text(values[i], i));
    while (cells.length > 0 && cells.at(-1)!.trim() === '') cells.pop();
    return cells;
  }

  private text(value: CellValue | undefined, column: number): string {
    if (typeof value === 'string') return value;
    if (value === null || value === undefined) return '';
    if (!(value instanceof Date)) return String(value);
    const seconds = Math.round(value.getTime() / 1000);
    if (Number.isNaN(seconds)) return '';
    const day = Math.floor(seconds / 86_400);
    if (seconds * 1000 < this.epoch + DAY && seconds * 1000 >= this.epoch - DAY)
      return clockText(seconds - day * 86_400);
    return this.hasTimes[column] === true ? wallText(seconds) : dateText(day);
  }
}

function unreadable(cause: unknown): unknown {
  if (cause instanceof Unreadable) return cause;
  const { name = '', message = '' } = cause as Error;
  if (name === 'AbortError') return cause;
  if (name === 'EncryptedFileError') return new Unreadable('locked_file');
  if (/BIFF/.test(message)) return new Unreadable('old_workbook');
  return new Unreadable('broken_workbook');
}

/** Whether a ZIP is a workbook, by what is in it. */
export function workbookFormat(entries: readonly SourceFile[]): 'xlsx' | 'ods' | null {
  const has = (pattern: RegExp) => entries.some(({ name }) => pattern.test(name));
  if (has(/^xl\/workbook\.(xml|bin)$/i) || (has(/^\[Content_Types\]\.xml$/) && has(/workbook\.(xml|bin)$/)))
    return 'xlsx';
  return has(/^content\.xml$/) && has(/^mimetype$/) ? 'ods' : null;
}
