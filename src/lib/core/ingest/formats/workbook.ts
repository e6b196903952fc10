import type { CellValue, SheetFilterInfo, Workbook as Book } from 'hucre';
import type { SourceFile } from '../text/source-file';
import { LIMITS } from './limits';
import { filled, mergesOf } from './merged-cells';
import { BatchWriter, type RecordBatch } from './records';
import { Unreadable } from './refusal';
import { sheetParts } from './sheet-parts';
import { sheetRows, type SheetRow } from './sheet-rows';
import { clockText, dateText, wallText } from './wall-text';
import { zipEntries } from './zip';

/** Rows that tell whether a column of dates has times. */
const LOOK_AHEAD = 2000;
const DAY = 86_400_000;
const EPOCHS = { '1900': Date.UTC(1899, 11, 31), '1904': Date.UTC(1904, 0, 1) };

export interface Sheet {
  name: string;
  isHidden: boolean;
}

export type DateSystem = keyof typeof EPOCHS;

/** A workbook in memory: its sheets, and the rows of each as text. */
export class Workbook {
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
    const rows = (await this.own(sheet)) ?? this.whole(sheet);
    const dates = new DateTexts(this.dateSystem);
    let ahead: SheetRow[] | null = [];
    const writer = new BatchWriter();
    const add = ([place, values]: SheetRow) => {
      const cells = dates.texts(values);
      if (cells.length > 0) writer.add(cells, place);
    };
    try {
      for await (const batch of rows) {
        signal?.throwIfAborted();
        for (const row of batch) {
          if (ahead !== null) {
            dates.look(row[1]);
            if (ahead.push(row) < LOOK_AHEAD) continue;
            ahead.forEach(add);
            ahead = null;
          } else add(row);
          if (writer.isFull) yield writer.take();
        }
      }
    } catch (cause) {
      signal?.throwIfAborted();
      throw unreadable(cause);
    }
    ahead?.forEach(add);
    if (!writer.isEmpty) yield writer.take();
  }

  /** Rows as they are read here, from one end to the other; null when only the library can. */
  private async own(sheet: string): Promise<AsyncGenerator<SheetRow[]> | null> {
    if (!this.isZip) return null;
    const parts = await sheetParts(zipEntries(this.bytes), sheet);
    if (parts === null) return null;
    const { serialToDate } = await import('hucre');
    const is1904 = this.dateSystem === '1904';
    const merges = await mergesOf(parts.sheet);
    const rows = sheetRows(parts, (serial) => serialToDate(serial, is1904));
    return filled(rows, merges);
  }

  private async *whole(sheet: string): AsyncGenerator<SheetRow[]> {
    const { read } = await import('hucre');
    const book = this.book ?? (await read(this.bytes, { sheets: [sheet] }));
    const found = book.sheets.find(({ name }) => name === sheet);
    if (found === undefined) return;
    yield* filled(
      (async function* () {
        yield found.rows.map((values, i): SheetRow => [i + 1, values ?? []]);
      })(),
      [...(found.merges ?? [])].sort((one, other) => one.startRow - other.startRow)
    );
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
