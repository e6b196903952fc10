import type { CellValue } from 'hucre';
import { Unreadable } from './refusal';
import { unescaped, type SheetParts } from './sheet-parts';
import { attribute, decoded, scanned, type XmlReader } from './xml-scanner';

/** A row of a sheet, its number from 1. */
export type SheetRow = [place: number, values: CellValue[]];

const MOST_COLUMNS = 16_384;
const MOST_ROWS = 1_048_576;
/** Ids that a double would round, as written by programs that are no spreadsheet. */
const LONG_NUMBER = /^-?\d{16,}$/;

/** The rows of a sheet that are written in it, many at a time. */
export async function* sheetRows(
  { sheet, strings, isDate }: SheetParts,
  toDate: (serial: number) => Date
): AsyncGenerator<SheetRow[]> {
  const reader = new RowReader(strings, isDate, toDate);
  yield* scanned(sheet.stream(), reader, () => reader.take());
  if (reader.isOpen) throw new Unreadable('broken_workbook');
}

class RowReader implements XmlReader {
  wantsText = false;
  isOpen = false;
  private rows: SheetRow[] = [];
  private place = 0;
  private values: CellValue[] = [];
  private column = -1;
  private type = '';
  private style = -1;
  private value = '';
  private inline = '';
  private runs: string | null = null;
  private run = '';
  private isInCell = false;
  private isInline = false;
  private isInRun = false;
  private isInSound = false;
  private isInData = false;

  constructor(
    private readonly strings: readonly string[],
    private readonly isDate: readonly boolean[],
    private readonly toDate: (serial: number) => Date
  ) {}

  take(): SheetRow[] | null {
    if (this.rows.length === 0) return null;
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  open(name: string, text: string, from: number, to: number): void {
    if (name === 'c') {
      if (this.isOpen) this.openCell(text, from, to);
    } else if (name === 'v') this.wantsText = this.isInCell;
    else if (name === 'row') {
      if (this.isInData) this.openRow(text, from, to);
    } else if (name === 'sheetData') this.isInData = true;
    else if (name === 'is') this.isInline = this.isInCell;
    else if (this.isInline) {
      if (name === 'r') {
        this.isInRun = true;
        this.run = '';
      } else if (name === 'rPh') this.isInSound = true;
      else if (name === 't') this.wantsText = !this.isInSound;
    }
  }

  text(text: string, isDecoded: boolean): void {
    const said = isDecoded ? text : decoded(text);
    if (this.isInRun) this.run += said;
    else if (this.isInline) this.inline += said;
    else this.value += said;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.wantsText = false;
    else if (name === 'c') {
      if (this.isInCell) this.closeCell();
    } else if (name === 'row') {
      if (this.isOpen) this.rows.push([this.place, this.values]);
      this.isOpen = false;
    } else if (name === 'sheetData') this.isInData = false;
    else if (name === 'is') this.isInline = false;
    else if (name === 'rPh') this.isInSound = false;
    else if (name === 'r' && this.isInRun) {
      this.isInRun = false;
      this.runs = (this.runs ?? '') + unescaped(this.run);
    }
  }

  private openRow(text: string, from: number, to: number): void {
    const said = attribute('r', text, from, to);
    this.place = said === null ? this.place + 1 : Number(said);
    if (!(this.place >= 1 && this.place <= MOST_ROWS)) throw new Unreadable('broken_workbook');
    this.values = [];
    this.column = -1;
    this.isOpen = true;
  }

  private openCell(text: string, from: number, to: number): void {
    const at = attribute('r', text, from, to);
    this.column = at === null ? this.column + 1 : columnOf(at);
    if (!(this.column >= 0 && this.column < MOST_COLUMNS)) throw new Unreadable('broken_workbook');
    this.type = attribute('t', text, from, to) ?? '';
    this.style = Number(attribute('s', text, from, to) ?? -1);
    this.value = '';
    this.inline = '';
    this.runs = null;
    this.isInCell = true;
  }

  private closeCell(): void {
    this.isInCell = false;
    const value = this.cellValue();
    const { values, column } = this;
    while (values.length < column) values.push(null);
    values[column] = value;
  }

  private cellValue(): CellValue {
    const { value } = this;
    switch (this.type) {
      case 's': {
        const index = Number(value);
        return value === '' ? (this.strings[0] ?? null) : (this.strings[index] ?? null);
      }
      case 'str':
        return unescaped(value);
      case 'inlineStr':
        return this.runs ?? unescaped(this.inline);
      case 'b':
        return value === '1' || value.toLowerCase() === 'true';
      case 'e':
        return value;
      default: {
        if (value === '') return null;
        const number = Number(value);
        if (Number.isNaN(number) || LONG_NUMBER.test(value)) return value;
        return this.isDate[this.style] === true ? this.toDate(number) : number;
      }
    }
  }
}

/** Column of a place such as `AB12`, from 0. */
function columnOf(place: string): number {
  let column = 0;
  for (let i = 0; i < place.length; i++) {
    const letter = place.charCodeAt(i) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}
