import { normalise } from '../words/normalise';

const MOST_VALUES = 2000;
const SAMPLES = 5;
/** Of the rows that have a value: a placeholder is met again and again. */
const SUSPICIOUS_SHARE = 0.01;
const SUSPICIOUS_COUNT = 3;

/** What people and programs write when they have nothing to write. */
const PLACEHOLDERS = new Set(
  [
    '0',
    '000000',
    '0000',
    '00:00',
    '00:00:00',
    'na',
    'n/a',
    '#n/a',
    'null',
    'none',
    'nil',
    'nan',
    'unknown',
    '-',
    '--',
    '/',
    '\\N',
    '无',
    '未知',
    '不详',
    '空',
    '暂无',
    '1900-01-01',
    '1970-01-01',
    '0000-00-00',
    '9999-12-31',
    '99991231',
    '19000101',
    '99999',
    '999999',
    '00000000000',
    '13800000000',
    'XX',
    'test',
    '测试'
  ].map(normalise)
);

/** What a column of a file holds, in the rows looked at. */
export interface ColumnProfile {
  header: string;
  filled: number;
  /** Of the first values met: 2000 stand for that many or more. */
  distinct: number;
  /** The most frequent values. */
  samples: string[];
  /** Frequent values that look like placeholders. */
  suspects: { value: string; count: number }[];
}

/** Counts the values of every column. */
export class Profile {
  private readonly counts: Map<string, number>[];
  private readonly filled: number[];

  constructor(private readonly headers: readonly string[]) {
    this.counts = headers.map(() => new Map());
    this.filled = headers.map(() => 0);
  }

  add(cells: readonly string[]): void {
    for (let i = 0; i < this.headers.length; i++) {
      const cell = cells[i] ?? '';
      if (cell === '') continue;
      this.filled[i]!++;
      const counts = this.counts[i]!;
      const count = counts.get(cell);
      if (count !== undefined || counts.size < MOST_VALUES) counts.set(cell, (count ?? 0) + 1);
    }
  }

  columns(): ColumnProfile[] {
    return this.headers.map((header, i) => {
      const values = [...this.counts[i]!].sort((a, b) => b[1] - a[1]);
      const filled = this.filled[i]!;
      return {
        header,
        filled,
        distinct: values.length,
        samples: values.slice(0, SAMPLES).map(([value]) => value),
        suspects: values
          .filter(
            ([value, count]) =>
              count >= SUSPICIOUS_COUNT &&
              count >= filled * SUSPICIOUS_SHARE &&
              values.length > 2 &&
              (PLACEHOLDERS.has(normalise(value)) || /^\d{3}X{2}$/.test(value))
          )
          .map(([value, count]) => ({ value, count }))
      };
    });
  }
}
