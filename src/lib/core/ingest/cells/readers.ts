import type { ReasonCode } from '../codes';
import { normalise } from '../words/normalise';
import type { ZoneTable } from '../zones/zone-table';
import type { ByteDictionary } from './byte-dictionary';
import { NumberColumn, TextColumn, type BatchColumn } from './columns';
import { readMoney, readNumber } from './number-reader';
import type { Row } from './row';
import { WordCache } from './word-cache';

const INT32 = 0x7fff_ffff;

/** Reads the cells of one column into a batch. An empty range is a missing value. Answers what is wrong, or null. */
export interface CellReader {
  read(row: Row, start: number, end: number): ReasonCode | null;
  /** The engine columns it fills. */
  readonly outputs: Readonly<Record<string, BatchColumn>>;
}

/** A column of numbers. */
export abstract class NumberReader implements CellReader {
  readonly outputs: Record<string, BatchColumn>;
  protected readonly column: NumberColumn;
  constructor(field: string, type: ConstructorParameters<typeof NumberColumn>[0], capacity: number) {
    this.column = new NumberColumn(type, capacity);
    this.outputs = { [field]: this.column };
  }

  abstract read(row: Row, start: number, end: number): ReasonCode | null;

  protected miss(row: Row, reason: ReasonCode | null = null): ReasonCode | null {
    row.mixMissing();
    this.column.clear(row.index);
    return reason;
  }

  protected put(row: Row, value: number): null {
    row.mixNumber(value);
    this.column.set(row.index, value);
    return null;
  }
}

/** Ids and names, as dictionary codes. */
export class CodeReader extends NumberReader {
  /** Code of the row being read; −1 when missing. */
  code = -1;
  constructor(
    field: string,
    private readonly dictionary: ByteDictionary,
    capacity: number
  ) {
    super(field, 'int32', capacity);
  }

  read(row: Row, start: number, end: number): null {
    this.code = start === end ? -1 : this.dictionary.codeOf(row.bytes, start, end);
    return this.code < 0 ? (this.miss(row) as null) : this.put(row, this.code);
  }
}

/** Words of a fixed list, and yes or no. */
export class WordReader extends NumberReader {
  private readonly cache: WordCache<number>;
  constructor(
    field: string,
    codes: Map<string, number>,
    private readonly reason: ReasonCode,
    type: 'int8' | 'boolean',
    private readonly whenMissing: number | null,
    capacity: number
  ) {
    super(field, type, capacity);
    this.cache = new WordCache((text) => codes.get(normalise(text)) ?? -1);
  }

  read(row: Row, start: number, end: number): ReasonCode | null {
    if (start === end) return this.whenMissing === null ? this.miss(row) : this.put(row, this.whenMissing);
    const code = this.cache.get(row.bytes, start, end);
    return code < 0 ? this.miss(row, this.reason) : this.put(row, code);
  }
}

export class PlainNumberReader extends NumberReader {
  constructor(field: string, capacity: number) {
    super(field, 'double', capacity);
  }

  read(row: Row, start: number, end: number): ReasonCode | null {
    if (start === end) return this.miss(row);
    const value = readNumber(row.bytes, start, end);
    return Number.isFinite(value) ? this.put(row, value) : this.miss(row, 'not_a_number');
  }
}

export class IntegerReader extends NumberReader {
  constructor(field: string, capacity: number) {
    super(field, 'int32', capacity);
  }

  read(row: Row, start: number, end: number): ReasonCode | null {
    if (start === end) return this.miss(row);
    const value = readNumber(row.bytes, start, end);
    if (!Number.isFinite(value)) return this.miss(row, 'not_a_number');
    if (!Number.isInteger(value)) return this.miss(row, 'not_whole');
    return Math.abs(value) <= INT32 ? this.put(row, value) : this.miss(row, 'out_of_range');
  }
}

export class MoneyReader extends NumberReader {
  constructor(field: string, capacity: number) {
    super(field, 'int64', capacity);
  }

  read(row: Row, start: number, end: number): ReasonCode | null {
    if (start === end) return this.miss(row);
    const value = readMoney(row.bytes, start, end);
    if (!Number.isFinite(value)) return this.miss(row, 'not_a_number');
    return Number.isSafeInteger(value) ? this.put(row, value) : this.miss(row, 'out_of_range');
  }
}

/** Zone candidates separated by `;`; one unknown name makes the whole cell unreadable. */
export class ZoneReader extends NumberReader {
  private readonly cache: WordCache<{ code: number; first: string } | null>;
  constructor(field: string, dictionary: ByteDictionary, zones: ZoneTable, capacity: number) {
    super(field, 'int32', capacity);
    this.cache = new WordCache((text) => {
      const names = text
        .split(/[;；]/)
        .map((name) => name.trim())
        .filter((name) => name !== '');
      if (names.length === 0 || !names.every((name) => zones.has(name))) return null;
      return { code: dictionary.codeOfText(names.join(';')), first: names[0]! };
    });
  }

  read(row: Row, start: number, end: number): ReasonCode | null {
    if (start === end) return this.miss(row);
    const found = this.cache.get(row.bytes, start, end);
    if (found === null) return this.miss(row, 'unknown_zone');
    row.zone = found.first;
    return this.put(row, found.code);
  }
}

/** Ids that stay text. */
export class TextReader implements CellReader {
  /** Whether the row being read has a value. */
  isPresent = false;
  start = 0;
  end = 0;
  readonly column: TextColumn;
  readonly outputs: Record<string, BatchColumn>;
  constructor(field: string, capacity: number) {
    this.column = new TextColumn(capacity);
    this.outputs = { [field]: this.column };
  }

  read(row: Row, start: number, end: number): null {
    this.isPresent = start !== end;
    this.start = start;
    this.end = end;
    if (this.isPresent) row.mixBytes(start, end);
    else row.mixMissing();
    if (this.isPresent) this.column.set(row.index, row.bytes, start, end);
    else this.column.clear(row.index);
    return null;
  }
}

/** Text that is not kept: it only tells rows apart. */
export class PassingReader implements CellReader {
  readonly outputs = {};

  read(row: Row, start: number, end: number): null {
    if (start === end) row.mixMissing();
    else row.mixBytes(start, end);
    return null;
  }
}
