import type { ColumnData } from '#lib/core/engine';

type Numbers = Int8Array | Int32Array | Float64Array;
const ARRAYS = {
  int8: Int8Array,
  int32: Int32Array,
  int64: Float64Array,
  double: Float64Array,
  boolean: Int8Array
};

/** One engine column of a batch on its way. A batch that was taken leaves an empty one with arrays of its own. */
export interface BatchColumn {
  /** The first rows; undefined when none has a value. */
  take(rows: number): ColumnData | undefined;
  /** As many rows as are said, in the order of these positions; the rows at further positions begin the next batch. */
  takeOrdered(order: Uint32Array, rows: number): ColumnData | undefined;
}

/** A column of numbers, and which of them are there. */
export class NumberColumn implements BatchColumn {
  private values!: Numbers;
  private valid!: Uint8Array;
  private hasValue = false;
  private hasGap = false;

  constructor(
    private readonly type: keyof typeof ARRAYS,
    private readonly capacity: number
  ) {
    this.reset();
  }

  set(row: number, value: number): void {
    this.values[row] = value;
    this.valid[row] = 1;
    this.hasValue = true;
  }

  at(row: number): number {
    return this.values[row]!;
  }

  clear(row: number): void {
    this.valid[row] = 0;
    this.hasGap = true;
  }

  take(rows: number): ColumnData | undefined {
    const { type, values, valid, hasValue, hasGap } = this;
    this.hasGap = false;
    if (!hasValue) return undefined;
    this.reset();
    return { type, values: values.subarray(0, rows), ...(hasGap && { valid: valid.subarray(0, rows) }) };
  }

  takeOrdered(order: Uint32Array, rows: number): ColumnData | undefined {
    const { type, values, valid, hasValue, hasGap } = this;
    if (!hasValue) return undefined;
    this.reset();
    const taken = new ARRAYS[type](rows);
    for (let i = 0; i < rows; i++) taken[i] = values[order[i]!]!;
    for (let i = rows; i < order.length; i++) this.values[i - rows] = values[order[i]!]!;
    this.hasValue = true;
    if (!hasGap) {
      this.valid.fill(1, 0, order.length - rows);
      return { type, values: taken };
    }
    const there = new Uint8Array(rows);
    for (let i = 0; i < rows; i++) there[i] = valid[order[i]!]!;
    for (let i = rows; i < order.length; i++) this.valid[i - rows] = valid[order[i]!]!;
    this.hasGap = true;
    return { type, values: taken, valid: there };
  }

  private reset(): void {
    this.values = new ARRAYS[this.type](this.capacity);
    this.valid = new Uint8Array(this.capacity);
    this.hasValue = this.hasGap = false;
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A column of text, kept as the UTF-8 it came in. Rows are set one after the other; a row may be set again. */
export class TextColumn implements BatchColumn {
  private offsets!: Int32Array;
  private valid!: Uint8Array;
  private bytes = new Uint8Array(1 << 16);
  private hasGap = false;

  constructor(private readonly capacity: number) {
    this.reset();
  }

  set(row: number, from: Uint8Array, start: number, end: number): void {
    const { offsets, bytes } = this;
    let at = offsets[row]!;
    if (at + end - start > bytes.length) return this.grow(at, row, from, start, end);
    for (let i = start; i < end; i++) bytes[at++] = from[i]!;
    offsets[row + 1] = at;
    this.valid[row] = 1;
  }

  clear(row: number): void {
    this.offsets[row + 1] = this.offsets[row]!;
    this.valid[row] = 0;
    this.hasGap = true;
  }

  at(row: number): string | null {
    const { offsets, bytes } = this;
    return this.valid[row] === 1 ? decoder.decode(bytes.subarray(offsets[row], offsets[row + 1])) : null;
  }

  take(rows: number): ColumnData {
    const { offsets, bytes, valid, hasGap } = this;
    this.reset();
    this.bytes = new Uint8Array(bytes.length);
    return {
      type: 'utf8',
      offsets: offsets.subarray(0, rows + 1),
      bytes,
      ...(hasGap && { valid: valid.subarray(0, rows) })
    };
  }

  takeOrdered(order: Uint32Array, rows: number): ColumnData {
    const { offsets, bytes, valid, hasGap } = this;
    const taken = new TextColumn(rows);
    this.reset();
    this.bytes = new Uint8Array(bytes.length);
    for (let i = 0; i < order.length; i++) {
      const row = order[i]!;
      const [column, at] = i < rows ? [taken, i] : [this, i - rows];
      if (valid[row] === 1) column.set(at, bytes, offsets[row]!, offsets[row + 1]!);
      else column.clear(at);
    }
    this.hasGap = hasGap;
    return taken.take(rows);
  }

  private grow(at: number, row: number, from: Uint8Array, start: number, end: number): void {
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, at + end - start));
    larger.set(this.bytes.subarray(0, at));
    this.bytes = larger;
    this.set(row, from, start, end);
  }

  private reset(): void {
    this.offsets = new Int32Array(this.capacity + 1);
    this.valid = new Uint8Array(this.capacity);
    this.hasGap = false;
  }
}
