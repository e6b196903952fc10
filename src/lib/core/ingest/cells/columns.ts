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

/** A column of text. */
export class TextColumn implements BatchColumn {
  private values: (string | null)[] = [];

  set(row: number, value: string | null): void {
    this.values[row] = value;
  }

  at(row: number): string | null {
    return this.values[row] ?? null;
  }

  take(rows: number): ColumnData {
    const { values } = this;
    this.values = [];
    values.length = rows;
    return { type: 'text', values };
  }

  takeOrdered(order: Uint32Array, rows: number): ColumnData {
    const { values } = this;
    const taken: (string | null)[] = [];
    this.values = [];
    for (let i = 0; i < rows; i++) taken.push(values[order[i]!]!);
    for (let i = rows; i < order.length; i++) this.values.push(values[order[i]!]!);
    return { type: 'text', values: taken };
  }
}
