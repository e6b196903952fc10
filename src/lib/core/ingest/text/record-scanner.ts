const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
export const DOUBLE_QUOTE = 34;
/** A quote that is not closed within this many bytes is taken for a stray one. */
const LONGEST_QUOTE = 1 << 20;
const LONGEST_RECORD = 1 << 24;

/** A line went on for 16 MiB: this is no table. */
export class RecordTooLong extends Error {}

/**
 * Splits UTF-8 bytes into records and cells (RFC 4180, any delimiter below 128, lines ended by LF, CR or CRLF).
 * Blank lines are skipped but counted. A record whose quotes do not close ends at its first line and is `broken`:
 * nothing after it is swallowed. Cells are ranges of `bytes`, valid until the next `next` or `feed`.
 */
export class RecordScanner {
  bytes = new Uint8Array(1 << 12);
  /** Cells of the record: bytes from starts[i] to ends[i], quotes removed and undoubled. */
  starts = new Int32Array(64);
  ends = new Int32Array(64);
  cells = 0;
  /** Physical line on which the record starts, from 1. */
  line = 0;
  broken = false;
  /** Where the records of the text fed last stand, when its lines do not say it; negative: it is broken. */
  places: Int32Array | null = null;
  /** Where the record starts; its first line may be shown to people. */
  from = 0;

  private length = 0;
  private at = 0;
  private nextLine = 1;
  private ended = false;
  private escaped: number[] = [];

  private placed = 0;

  constructor(
    private readonly delimiter: number,
    private readonly quote = DOUBLE_QUOTE
  ) {}

  /** The bytes that have been fed and not yet passed begin at 0 after this. */
  feed(block: Uint8Array): void {
    const rest = this.length - this.at;
    if (rest > LONGEST_RECORD) throw new RecordTooLong();
    if (rest + block.length > this.bytes.length) {
      const larger = new Uint8Array((rest + block.length) * 2);
      larger.set(this.bytes.subarray(this.at, this.length));
      this.bytes = larger;
    } else this.bytes.copyWithin(0, this.at, this.length);
    this.bytes.set(block, rest);
    this.at = 0;
    this.length = rest + block.length;
  }

  /** Feeds whole records that stand at `places`. */
  feedPlaced(block: Uint8Array, places: Int32Array): void {
    this.feed(block);
    this.places = places;
    this.placed = 0;
  }

  end(): void {
    this.ended = true;
  }

  /** Moves to the next record; false when more bytes are needed, or after `end` when there is none. */
  next(): boolean {
    if (!this.skipBlankLines()) return false;
    const { bytes, length, delimiter, quote } = this;
    let { starts, ends } = this;
    let at = (this.from = this.at);
    let cell = 0;
    let lines = 1;
    this.broken = false;
    if (this.escaped.length > 0) this.escaped = [];
    for (;;) {
      if (cell === starts.length) ({ starts, ends } = this.moreCells());
      if (at < length && bytes[at] === quote) {
        let close = at + 1;
        let isEscaped = false;
        for (; ; close++) {
          while (close < length && bytes[close] !== quote) {
            const byte = bytes[close]!;
            if (byte === LF || (byte === CR && bytes[close + 1] !== LF)) lines++;
            close++;
          }
          if (close - at > LONGEST_QUOTE && this.places === null) return this.breakAtLine();
          if (close >= length) return this.ended ? this.breakAtLine() : false;
          if (close + 1 >= length && !this.ended) return false;
          if (close + 1 >= length || bytes[close + 1] !== quote) break;
          isEscaped = true;
          close++;
        }
        if (isEscaped) this.escaped.push(cell);
        starts[cell] = at + 1;
        ends[cell++] = close;
        at = close + 1;
        while (at < length && bytes[at] === SPACE) at++;
        if (at < length && bytes[at] !== delimiter && bytes[at] !== LF && bytes[at] !== CR)
          return this.breakAtLine();
      } else {
        starts[cell] = at;
        while (at < length) {
          const byte = bytes[at]!;
          if (byte === delimiter || byte === LF || byte === CR) break;
          at++;
        }
        ends[cell++] = at;
      }
      if (at >= length) {
        if (!this.ended) return false;
        break;
      }
      const byte = bytes[at++]!;
      if (byte === delimiter) continue;
      if (byte === CR) {
        if (at >= length && !this.ended) return false;
        if (at < length && bytes[at] === LF) at++;
      }
      break;
    }
    return this.accept(cell, at, lines);
  }

  private accept(cells: number, at: number, lines: number): true {
    this.cells = cells;
    this.at = at;
    this.line = this.nextLine;
    this.nextLine += lines;
    for (const cell of this.escaped) this.undouble(cell);
    if (this.places !== null) this.place(this.places[this.placed++]!);
    return true;
  }

  private place(place: number): void {
    this.line = Math.abs(place);
    if (place < 0) this.broken = true;
  }

  private undouble(cell: number): void {
    const { bytes, starts, ends, quote } = this;
    let to = starts[cell]!;
    for (let from = to; from < ends[cell]!; from++) {
      const byte = (bytes[to++] = bytes[from]!);
      if (byte === quote) from++;
    }
    ends[cell] = to;
  }

  /** The record is its first line, as one cell. */
  private breakAtLine(): boolean {
    const { bytes, length } = this;
    let at = this.from;
    while (at < length && bytes[at] !== LF && bytes[at] !== CR) at++;
    if (!this.ended && at + 1 >= length) return false;
    this.starts[0] = this.from;
    this.ends[0] = at;
    this.broken = true;
    this.escaped = [];
    if (at < length) at += bytes[at] === CR && bytes[at + 1] === LF ? 2 : 1;
    return this.accept(1, Math.min(at, length), 1);
  }

  private skipBlankLines(): boolean {
    const { bytes, length, delimiter } = this;
    for (;;) {
      let at = this.at;
      while (at < length && (bytes[at] === SPACE || (bytes[at] === TAB && delimiter !== TAB))) at++;
      if (at >= length) return false;
      if (bytes[at] !== LF && bytes[at] !== CR) return true;
      if (bytes[at] === CR && at + 1 >= length && !this.ended) return false;
      this.at = at + (bytes[at] === CR && at + 1 < length && bytes[at + 1] === LF ? 2 : 1);
      this.nextLine++;
    }
  }

  private moreCells() {
    const [starts, ends] = [new Int32Array(this.starts.length * 2), new Int32Array(this.ends.length * 2)];
    starts.set(this.starts);
    ends.set(this.ends);
    this.starts = starts;
    this.ends = ends;
    return { starts, ends };
  }
}
