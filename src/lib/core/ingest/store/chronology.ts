/** Order of two ids as UTF-8 bytes. */
export function compareIds(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let i = 0; i < length; i++) {
    const a = one.charCodeAt(i);
    const b = other.charCodeAt(i);
    if (a !== b) return rank(a) - rank(b);
  }
  return one.length - other.length;
}

/** UTF-16 puts the characters beyond U+FFFF before U+E000 … U+FFFF, UTF-8 after them. */
const rank = (unit: number): number =>
  unit < 0xd800 ? unit : unit >= 0xe000 ? unit - 0x2000 : unit + 0x8000;

/** Puts the rows of a file into their order, by instant and id, as far as a batch of it reaches. */
export class Chronology {
  /** Whether all rows taken so far came in their order. */
  isKept = true;
  private readonly times: Float64Array;
  private isSorted = true;
  private lastTime = -Infinity;
  private lastId = '';
  private takenTime = -Infinity;
  private takenId = '';

  constructor(
    capacity: number,
    private readonly idOf: (row: number) => string
  ) {
    this.times = new Float64Array(capacity);
  }

  add(row: number, time: number): void {
    this.times[row] = time;
    if (!this.isSorted || !this.isKept) return;
    if (time < this.lastTime) this.isSorted = false;
    else if (time > this.lastTime) {
      this.lastTime = time;
      this.lastId = '';
    } else {
      if (this.lastId === '') this.lastId = this.idOf(row - 1);
      const id = this.idOf(row);
      if (compareIds(id, this.lastId) < 0) this.isSorted = false;
      this.lastId = id;
    }
  }

  /**
   * The positions in which to take a batch of `rows`, of which `most` are taken now; null to take all as they are.
   * The rows that stay are in order.
   */
  order(rows: number, most: number): Uint32Array | null {
    if (!this.isKept || rows === 0) return null;
    const order = this.isSorted ? null : this.sorted(rows);
    const at = (index: number) => (order === null ? index : order[index]!);
    const first = at(0);
    const time = this.times[first]!;
    if (
      time < this.takenTime ||
      (time === this.takenTime && compareIds(this.idOf(first), this.takenId) < 0)
    ) {
      this.isKept = false;
      return null;
    }
    const last = at((order === null ? rows : most) - 1);
    this.takenTime = this.times[last]!;
    this.takenId = this.idOf(last);
    this.lastTime = this.times[at(rows - 1)]!;
    this.lastId = this.idOf(at(rows - 1));
    this.isSorted = true;
    if (order !== null) {
      const rest = Float64Array.from(order.subarray(most), (row) => this.times[row]!);
      this.times.set(rest);
    }
    return order;
  }

  private sorted(rows: number): Uint32Array {
    const { times } = this;
    const order = orderOfTimes(times.subarray(0, rows));
    for (let from = 0, to = 1; to <= rows; to++) {
      if (to < rows && times[order[to]!] === times[order[from]!]) continue;
      if (to - from > 1) this.sortTies(order.subarray(from, to));
      from = to;
    }
    return order;
  }

  private sortTies(rows: Uint32Array): void {
    const ids = new Map<number, string>();
    for (const row of rows) ids.set(row, this.idOf(row));
    rows.sort((one, other) => compareIds(ids.get(one)!, ids.get(other)!));
  }
}

const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/** Positions by time; equal times keep their places. Two passes over digits of 11 bits sort a month of seconds. */
function orderOfTimes(times: Float64Array): Uint32Array {
  const { length } = times;
  let first = Infinity;
  let last = -Infinity;
  for (let row = 0; row < length; row++) {
    const time = times[row]!;
    if (time < first) first = time;
    if (time > last) last = time;
  }
  let order = new Uint32Array(length);
  for (let row = 0; row < length; row++) order[row] = row;
  if (last - first >= 2 ** 32) return order.sort((one, other) => times[one]! - times[other]! || one - other);
  const since = new Uint32Array(length);
  for (let row = 0; row < length; row++) since[row] = times[row]! - first;
  let other = new Uint32Array(length);
  const starts = new Uint32Array(DIGITS + 1);
  for (let shift = 0; shift < 32 && (last - first) / 2 ** shift >= 1; shift += DIGIT_BITS) {
    starts.fill(0);
    for (let row = 0; row < length; row++) starts[((since[row]! >>> shift) & (DIGITS - 1)) + 1]!++;
    for (let digit = 0; digit < DIGITS; digit++) starts[digit + 1]! += starts[digit]!;
    for (let i = 0; i < length; i++) {
      const row = order[i]!;
      other[starts[(since[row]! >>> shift) & (DIGITS - 1)]!++] = row;
    }
    [order, other] = [other, order];
  }
  return order;
}
