import type { TableName } from '#lib/core/domain';
import type { Columns } from '#lib/core/engine';
import { NumberColumn, type BatchColumn } from '../cells/columns';
import { hashOf } from '../cells/hash';
import type { CodeReader, TextReader } from '../cells/readers';
import { isKept, Row } from '../cells/row';
import { OccurrenceReader } from '../cells/time-readers';
import type { ReasonCode } from '../codes';
import type { RecordScanner } from '../text/record-scanner';
import type { ReadColumn } from './cell-readers';
import { Chronology } from './chronology';
import type { Faults } from './faults';
import { Growing } from './growing';
import { SHAPES } from './schema';
import type { Words } from './words';

/** What tells rows of a file apart from others: hashes by position, and the record each belongs to. */
export interface RowKeys {
  row: Growing;
  /** NaN where the file gives no id. */
  id: Growing;
  record: Growing<Int32Array>;
  hasEveryId: boolean;
}

/** Turns the records of one file into rows of a batch, or into rejections. Nothing is allocated per row. */
export class RowReader {
  readonly keys: RowKeys = {
    row: new Growing(new Float64Array(0)),
    id: new Growing(new Float64Array(0)),
    record: new Growing(new Int32Array(0)),
    hasEveryId: true
  };
  rows = 0;
  /** Days since 1970-01-01 of the first and last row. */
  from = Infinity;
  to = -Infinity;
  records = 0;
  /** Why a broken record is rejected. */
  brokenCode: ReasonCode = 'broken_quote';
  private readonly row = new Row();
  private readonly record: NumberColumn;
  private readonly outputs: (readonly [string, BatchColumn])[];
  private readonly chronology: Chronology | undefined;
  private taken = 0;
  private readonly line: NumberColumn;
  private readonly accountConsumer: NumberColumn;
  private readonly consumerOf: number[] = [];
  /** Columns with a value in some row, one bit each. */
  private everSeen = 0;
  private readonly account: CodeReader | undefined;
  private readonly consumer: CodeReader | undefined;
  private readonly occurrence: OccurrenceReader | undefined;
  private readonly id: TextReader | undefined;
  private readonly doubts: { column: string; value: string; code: ReasonCode }[] = [];

  constructor(
    table: TableName,
    /** Base name of the file. */
    file: string,
    private readonly columns: readonly ReadColumn[],
    private readonly width: number,
    private readonly words: Words,
    private readonly rejected: Faults,
    private readonly issues: Faults,
    private readonly capacity: number
  ) {
    this.record = new NumberColumn('int32', capacity);
    this.line = new NumberColumn('int32', capacity);
    this.accountConsumer = new NumberColumn('int32', capacity);
    const { id } = SHAPES[table];
    const find = (name: string) => columns.find(({ column }) => column.name === name)?.reader;
    this.account = find('account_id') as CodeReader | undefined;
    this.consumer = id === null ? undefined : (find('consumer_id') as CodeReader);
    this.id = id === null ? undefined : (find(id) as TextReader);
    this.occurrence = columns
      .map(({ reader }) => reader)
      .find((reader) => reader instanceof OccurrenceReader);
    this.outputs = [
      ...columns.flatMap(({ reader }) => Object.entries(reader.outputs)),
      ['record', this.record],
      ['line', this.line],
      ['account_consumer', this.accountConsumer]
    ];
    if (table === 'contacts')
      this.chronology = new Chronology(
        capacity,
        (row) => this.id!.column.at(row) ?? `${file}:${this.record.at(row)}`
      );
  }

  /** Whether the rows taken so far came in the order of contacts. */
  get isOrdered(): boolean {
    return this.chronology?.isKept ?? false;
  }

  read(scanner: RecordScanner): void {
    const { row, columns } = this;
    const { bytes, starts, ends, cells } = scanner;
    const record = ++this.records;
    row.bytes = bytes;
    if (scanner.broken || cells > this.width) {
      const extra = scanner.broken ? 0 : this.width;
      const value = row.text(starts[extra]!, ends[extra]!);
      this.rejected.add(
        record,
        scanner.line,
        null,
        value,
        scanner.broken ? this.brokenCode : 'too_many_cells'
      );
      return;
    }
    row.start(this.rows);
    let seen = 0;
    for (let i = 0; i < columns.length; i++) {
      const { cell, reader, column } = columns[i]!;
      let start = 0;
      let end = 0;
      if (cell >= 0 && cell < cells) {
        start = starts[cell]!;
        end = ends[cell]!;
        while (start < end && bytes[start]! <= 32) start++;
        while (end > start && bytes[end - 1]! <= 32) end--;
        if (end > start && (bytes[start]! >= 0xc2 || bytes[end - 1]! >= 0x80))
          [start, end] = trimWide(bytes, start, end);
      }
      if (start === end && column.required) {
        this.reject(record, scanner.line, column.name, '', 'missing_value');
        return;
      }
      const reason = reader.read(row, start, end);
      if (reason === null) {
        if (start !== end) seen |= 1 << i;
        continue;
      }
      const value = row.text(start, end);
      if (column.required && !isKept(reason)) {
        this.reject(record, scanner.line, column.name, value, reason);
        return;
      }
      if (isKept(reason)) seen |= 1 << i;
      this.doubts.push({ column: column.name, value, code: reason });
    }
    this.everSeen |= seen;
    this.finish(record, scanner.line);
  }

  /** Names of the columns that have a value in some row. */
  get known(): Set<string> {
    return new Set(
      this.columns.filter((_, index) => (this.everSeen & (1 << index)) !== 0).map(({ column }) => column.name)
    );
  }

  /** Rows of the batch, numbered in the order of contacts while that is kept; some may stay for the next unless it is the last. */
  take(isLast: boolean): { columns: Columns; rows: number } {
    const most = isLast ? this.rows : this.capacity >> 1;
    const order = this.chronology?.order(this.rows, most) ?? null;
    const rows = order === null ? this.rows : most;
    const columns: Columns = {};
    if (this.isOrdered && rows > 0) columns.n = { type: 'int32', values: this.numbers(rows) };
    for (const [field, column] of this.outputs) {
      const data = order === null ? column.take(rows) : column.takeOrdered(order, rows);
      if (data) columns[field] = data;
    }
    this.rows -= rows;
    return { columns, rows };
  }

  private numbers(rows: number): Int32Array {
    const from = this.taken;
    this.taken += rows;
    return Int32Array.from({ length: rows }, (_, index) => from + index);
  }

  private reject(record: number, line: number, column: string, value: string, code: ReasonCode): void {
    this.doubts.length = 0;
    this.rejected.add(record, line, column, value, code);
  }

  private finish(record: number, line: number): void {
    const { row, doubts } = this;
    const { index } = row;
    if (doubts.length > 0) {
      for (const { column, value, code } of doubts) this.issues.add(record, line, column, value, code);
      doubts.length = 0;
    }
    this.record.set(index, record);
    this.line.set(index, line);
    if (this.consumer !== undefined) this.nameAccountConsumer(this.consumer);
    this.keys.row.push(row.hash());
    this.keys.id.push(this.idHash());
    this.keys.record.push(record);
    this.chronology?.add(index, this.occurrence!.reading.t);
    this.rows++;
    if (this.occurrence === undefined) return;
    const day = this.occurrence.reading.dayFor(row);
    if (day < this.from) this.from = day;
    if (day > this.to) this.to = day;
  }

  private idHash(): number {
    const { id } = this;
    if (id?.isPresent) return hashOf(this.row.bytes, id.start, id.end);
    this.keys.hasEveryId = false;
    return NaN;
  }

  /** A consumer who is not named is known by the account, when nothing else says more. */
  private nameAccountConsumer(consumer: CodeReader): void {
    const code = this.account?.code ?? -1;
    const { index } = this.row;
    if (consumer.code >= 0 || code < 0) {
      this.accountConsumer.clear(index);
      return;
    }
    this.accountConsumer.set(
      index,
      (this.consumerOf[code] ??= this.words.of('account').copyTo(this.words.of('consumer'), code))
    );
  }
}

/** Without the ideographic and no-break spaces around. */
function trimWide(bytes: Uint8Array, start: number, end: number): [number, number] {
  const isIdeographic = (at: number) =>
    bytes[at] === 0xe3 && bytes[at + 1] === 0x80 && bytes[at + 2] === 0x80;
  const isNoBreak = (at: number) => bytes[at] === 0xc2 && bytes[at + 1] === 0xa0;
  for (;;) {
    if (end - start >= 3 && isIdeographic(start)) start += 3;
    else if (end - start >= 2 && isNoBreak(start)) start += 2;
    else if (end - start >= 3 && isIdeographic(end - 3)) end -= 3;
    else if (end - start >= 2 && isNoBreak(end - 2)) end -= 2;
    else if (end > start && bytes[start]! <= 32) start++;
    else if (end > start && bytes[end - 1]! <= 32) end--;
    else return [start, end];
  }
}
