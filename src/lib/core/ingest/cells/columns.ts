import type { ColumnData } from '#lib/core/engine';

type Numbers = Int8Array | Int32Array | Float64Array;
const ARRAYS = {
  int8: Int8Array,
  int32: Int32Array,
  int64: Float64Array,
  double: Float64Array,
  boolean: Int8Array
};

/** One engine column of a batch on its way: numbers and which of them are there. */
export class NumberColumn {
  private values!: Numbers;
  private valid!: Uint8Array;
  private hasValue = false;
  private hasGap = false;

  constructor(
    private readonly type: keyof typeof ARRAYS,
    capacity: number
  ) {
    this.reset(capacity);
  }

  set(row: number, value: number): void {
    this.values[row] = value;
    this.valid[row] = 1;
    this.hasValue = true;
  }

  clear(row: number): void {
    this.valid[row] = 0;
    this.hasGap = true;
  }

  /** The first rows of the batch; undefined when none has a value. The column starts anew with its own arrays. */
  take(rows: number, capacity: number): ColumnData | undefined {
    const { type, values, valid, hasValue, hasGap } = this;
    if (!hasValue) {
      this.hasGap = false;
      return undefined;
    }
    this.reset(capacity);
    return { type, values: values.subarray(0, rows), ...(hasGap && { valid: valid.subarray(0, rows) }) };
  }

  private reset(capacity: number): void {
    this.values = new ARRAYS[this.type](capacity);
    this.valid = new Uint8Array(capacity);
    this.hasValue = this.hasGap = false;
  }
}

/** One engine column of text. */
export class TextColumn {
  private values: (string | null)[] = [];

  set(row: number, value: string | null): void {
    this.values[row] = value;
  }

  take(rows: number): ColumnData {
    const { values } = this;
    this.values = [];
    values.length = rows;
    return { type: 'text', values };
  }
}
