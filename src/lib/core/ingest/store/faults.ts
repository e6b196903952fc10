import type { Engine } from '#lib/core/engine';
import type { ReasonCode } from '../codes';

const AT_ONCE = 1 << 14;
const LONGEST_VALUE = 200;

/** Faults of one file on their way to the engine table `rejected` or `data_issue`. */
export class Faults {
  count = 0;
  private records: number[] = [];
  private lines: number[] = [];
  private fields: (string | null)[] = [];
  private values: (string | null)[] = [];
  private codes: string[] = [];

  constructor(
    private readonly table: 'rejected' | 'data_issue',
    private readonly file: number,
    private readonly settled = false
  ) {}

  add(record: number, line: number, field: string | null, value: string | null, code: ReasonCode): void {
    this.count++;
    this.records.push(record);
    this.lines.push(line);
    this.fields.push(field);
    this.values.push(
      value !== null && value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value
    );
    this.codes.push(code);
  }

  get isFull(): boolean {
    return this.codes.length >= AT_ONCE;
  }

  async store(engine: Engine): Promise<void> {
    const rows = this.codes.length;
    if (rows === 0) return;
    const { records, lines, fields, values, codes } = this;
    this.records = [];
    this.lines = [];
    this.fields = [];
    this.values = [];
    this.codes = [];
    await engine.append(
      this.table,
      {
        file: { type: 'int32', values: new Int32Array(rows).fill(this.file) },
        record: { type: 'int32', values: Int32Array.from(records) },
        line: { type: 'int32', values: Int32Array.from(lines) },
        field: { type: 'text', values: fields },
        value: { type: 'text', values },
        code: { type: 'text', values: codes },
        settled: { type: 'boolean', values: new Int8Array(rows).fill(this.settled ? 1 : 0) }
      },
      rows
    );
  }
}
